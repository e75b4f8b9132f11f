package io.github.hotllm.internal.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the JSON Schema of one type. Types are written where they stand; only one that holds
 * itself is defined apart. Belongs to one thread.
 */
final class SchemaOf {
  private final JavaType root;
  /** The objects that are being written, the innermost first. */
  private final Deque<JavaType> open = new ArrayDeque<>();
  /** The types that hold themselves, and where they are defined. */
  private final Map<JavaType, String> references = new LinkedHashMap<>();

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private SchemaOf(JavaType root) {
    this.root = root;
    references.put(root, "#");
  }

  static Map<String, Object> type(Class<?> type) {
    var root = Binding.MAPPER.constructType(type);
    if (!isObject(root)) {
      throw new IllegalArgumentException(
          type.getName() + " has no schema: give a record or a class with properties of your own");
    }
    return Json.immutable(new SchemaOf(root).whole());
  }

  private Map<String, Object> whole() {
    var schema = object(root, "");
    if (!definitions.isEmpty()) {
      schema.put("$defs", definitions);
    }
    return schema;
  }

  /** A class of the caller's that is no enum, no collection and can be made. */
  private static boolean isObject(JavaType type) {
    return !type.isPrimitive()
        && !type.isEnumType()
        && !type.isContainerType()
        && !type.isAbstract()
        && !type.getRawClass().getName().startsWith("java.");
  }

  private Map<String, Object> schema(JavaType type, String place) {
    var raw = type.getRawClass();
    var scalar = Scalar.of(raw);
    if (scalar.isPresent()) {
      return scalar.get().schema();
    } else if (type.isEnumType()) {
      return ordered("type", "string", "enum", Scalar.constants(raw));
    } else if (raw == Optional.class) {
      return orNull(schema(content(type), place));
    } else if (type.isArrayType() || type.isCollectionLikeType()) {
      return ordered("type", "array", "items", schema(type.getContentType(), place + "[]"));
    } else if (type.isMapLikeType()) {
      var values = schema(type.getContentType(), place + ".*");
      return ordered("type", "object", "additionalProperties", values);
    } else if (raw == Object.class) {
      return Map.of();
    } else if (isObject(type)) {
      return objectOrReference(type, place);
    }
    return Scalar.inOptional(raw)
        .map(content -> orNull(content.schema()))
        .orElseThrow(() ->
            new IllegalArgumentException(place + " of " + root.getRawClass().getName()
                + " has no schema: " + raw.getName() + " has no one form in JSON"));
  }

  private static JavaType content(JavaType optional) {
    var content = optional.containedType(0);
    return content == null ? Binding.MAPPER.constructType(Object.class) : content;
  }

  /** One form for all that may be absent, which strict modes want to see as null. */
  private static Map<String, Object> orNull(Map<String, Object> schema) {
    return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }

  private Map<String, Object> objectOrReference(JavaType type, String place) {
    if (open.contains(type)) {
      references.computeIfAbsent(type, this::definitionOf);
    }
    if (references.containsKey(type)) {
      return Map.of("$ref", references.get(type));
    }
    var schema = object(type, place);
    var reference = references.get(type);
    if (reference == null) {
      return schema;
    }
    definitions.put(reference.substring(reference.lastIndexOf('/') + 1), schema);
    return Map.of("$ref", reference);
  }

  /** A name that no other type has. */
  private String definitionOf(JavaType type) {
    var name = "#/$defs/" + type.getRawClass().getSimpleName();
    return references.containsValue(name) ? name + references.size() : name;
  }

  private Map<String, Object> object(JavaType type, String place) {
    open.push(type);
    var properties = new LinkedHashMap<String, Object>();
    for (var property : properties(type)) {
      var schema = schema(property.getPrimaryType(), JsonPath.child(place, property.getName()));
      properties.put(property.getName(), described(property, schema));
    }
    open.pop();
    var object = ordered("type", "object", "properties", properties);
    object.put("required", List.copyOf(properties.keySet()));
    object.put("additionalProperties", false);
    return object;
  }

  /** A record's in the order of its components, a bean's as databind finds them. */
  private static List<BeanPropertyDefinition> properties(JavaType type) {
    var bean = Binding.MAPPER.getDeserializationConfig().introspect(type);
    var ignored = ignored(type.getRawClass());
    return bean.findProperties().stream()
        .filter(BeanPropertyDefinition::couldDeserialize)
        .filter(property -> !ignored.contains(property.getInternalName()))
        .sorted(Comparator.comparingInt(SchemaOf::position))
        .toList();
  }

  /** Databind keeps a record's ignored components, for its constructor has them. */
  private static List<String> ignored(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(JsonIgnore.class))
        .map(Field::getName)
        .toList();
  }

  private static int position(BeanPropertyDefinition property) {
    var parameter = property.getConstructorParameter();
    return parameter == null ? Integer.MAX_VALUE : parameter.getIndex();
  }

  private static Map<String, Object> described(
      BeanPropertyDefinition property, Map<String, Object> schema) {
    var description = property.getMetadata().getDescription();
    if (description == null) {
      return schema;
    }
    var described = new LinkedHashMap<String, Object>();
    described.put("description", description);
    // OpenAI takes no word beside a reference.
    described.putAll(schema.containsKey("$ref") ? Map.of("anyOf", List.of(schema)) : schema);
    return described;
  }

  private static Map<String, Object> ordered(
      String name1, Object value1, String name2, Object value2) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(name1, value1);
    fields.put(name2, value2);
    return fields;
  }
}
