package deadwood.app.ui.profile;

import java.util.BitSet;

/**
 * Some stacks of a profile that no names tell apart from the others.
 *
 * @param words what they are, as a chip says it
 * @param stacks one bit a node of the profile's table of stacks; not to be changed any more
 */
public record StackSet(String words, BitSet stacks) {}
