package io.github.hotllm.internal.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the names that a misspelt one may have meant.
 *
 * <p>Near is what at most three slips of the pen lead to (a third of the letters in a short name):
 * a letter missing, too many, wrong, or in its neighbour's place.
 */
final class Nearest {
  private static final int MOST = 3;

  private Nearest() {}

  private record Near(String name, int slips) {}

  /** At most three names, nearest first, of equally near ones the earlier first. */
  static List<String> to(String name, Collection<String> known) {
    var wanted = Names.settle(name);
    int limit = Math.max(1, Math.min(MOST, wanted.length() / 3));
    return known.stream()
        .filter(other -> Math.abs(other.length() - wanted.length()) <= limit)
        .map(other -> new Near(other, slips(wanted, Names.settle(other))))
        .filter(near -> near.slips <= limit)
        .sorted(Comparator.comparingInt(Near::slips))
        .limit(MOST)
        .map(Near::name)
        .toList();
  }

  /** The least number of slips that make one text of the other. */
  static int slips(String one, String other) {
    var before = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    for (int j = 0; j < last.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      var row = new int[last.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + wrong, 1 + Math.min(last[j], row[j - 1]));
        if (swapped(one, i, other, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[other.length()];
  }

  private static boolean swapped(String one, int i, String other, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
