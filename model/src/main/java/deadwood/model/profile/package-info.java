/**
 * Stack profiles: sample types with units, interned functions and frames, stacks as a trie, samples with labels and times.
 * <p>
 * {@link deadwood.model.profile.StackProfile} is what every profile format becomes; {@link deadwood.model.profile.StackProfileBuilder}
 * is how. {@link deadwood.model.profile.ProfileTree} and {@link deadwood.model.profile.FunctionTotals} are what one asks of it. No file format lives
 * here, and nothing that draws.
 */
package deadwood.model.profile;
