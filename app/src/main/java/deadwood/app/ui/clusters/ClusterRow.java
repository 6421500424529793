package deadwood.app.ui.clusters;

import java.util.List;

/**
 * A row: stacks that are alike, or goroutines at one place.
 *
 * @param number of the cluster, −1 for goroutines
 * @param stack the stack that stands for all, a node of the profile's table of stacks
 * @param total sum of the samples in it
 * @param stacks number of distinct stacks
 * @param samples number of samples
 * @param common names of the functions that all of its stacks have, the outermost first
 * @param state of goroutines, "" for none
 * @param longestWait longest wait of goroutines in whole minutes, 0 for none that is known
 */
record ClusterRow(int number, int stack, long total, int stacks, long samples, List<String> common, String state,
        long longestWait) {

    ClusterRow {
        common = List.copyOf(common);
    }
}
