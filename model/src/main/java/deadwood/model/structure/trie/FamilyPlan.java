package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to take from the fields of a family's objects: where children are, what may be a value, what refers to other nodes. */
final class FamilyPlan {

    /** Nodes with more links than this are no nodes. */
    private static final int MAXIMUM_LINKS = 16;
    /** As many as there are bits in an int. */
    private static final int MAXIMUM_PAYLOADS = 32;
    /** Leaf classes beside the inner ones; more make a document. */
    private static final int MAXIMUM_LEAF_CLASSES = 3;

    /** What a field is. */
    enum Role {
        ARRAY, MAP, LIST, LINK, PAYLOAD, FLAG
    }

    /**
     * One field to look at.
     *
     * @param offset where it is in the payload
     * @param index number of the link or bit of the payload
     */
    record Part(Role role, int offset, int index) {}

    /**
     * A field that may say whether a node holds an entry.
     *
     * @param isFlag whether it is a boolean rather than a reference
     */
    record Payload(String name, boolean isFlag) {}

    final BitSet innerClasses;
    final BitSet leafClasses = new BitSet();
    final List<Payload> payloads = new ArrayList<>();
    final boolean hasArrays;
    final boolean hasMaps;
    final boolean hasLists;
    final boolean isKeyedByCharacters;
    private final ClassTable classes;
    private final Part[][] parts;
    private final Map<String, Part> byField = new HashMap<>();
    private int links;

    private FamilyPlan(final ClassTable classes, final BitSet family, final Profiler profiler) {
        this.classes = classes;
        this.innerClasses = family;
        this.parts = new Part[classes.size()][0];
        boolean arrays = false;
        boolean maps = false;
        boolean lists = false;
        boolean characters = true;
        for (final FieldProfile profile : profiler.all()) {
            arrays |= profile.holdsChildrenInArrays();
            maps |= profile.holdsChildrenInMaps();
            lists |= profile.holdsChildrenInLists();
            characters &= profile.mapsByCharacter == profile.mapsOfNodes;
            leafClasses.or(profile.leaves());
        }
        this.hasArrays = arrays;
        this.hasMaps = maps;
        this.hasLists = lists;
        this.isKeyedByCharacters = maps && characters;
        for (int id = family.nextSetBit(0); id >= 0; id = family.nextSetBit(id + 1)) {
            parts[id] = partsOf(classes.get(id), profiler.of(id));
        }
        leafClasses.andNot(family);
        for (int id = leafClasses.nextSetBit(0); id >= 0; id = leafClasses.nextSetBit(id + 1)) {
            parts[id] = partsOf(classes.get(id), new FieldProfile[0]);
        }
    }

    /** The plan of a family, or null if its fields show already that it is none of tries. */
    static @Nullable FamilyPlan of(final ClassTable classes, final BitSet family, final Profiler profiler) {
        for (final FieldProfile profile : profiler.all()) {
            final boolean mixed = profile.holdsChildrenInMaps() && profile.holdsChildrenInLists();
            final boolean strange = (profile.holdsChildrenInMaps() || profile.holdsChildrenInLists())
                    && profile.strangers > 0;
            if (mixed || strange) {
                return null;
            }
        }
        final FamilyPlan plan = new FamilyPlan(classes, family, profiler);
        final boolean branches = plan.hasContainers() || plan.links > 1;
        final boolean small = plan.links <= MAXIMUM_LINKS && plan.payloads.size() <= MAXIMUM_PAYLOADS
                && plan.leafClasses.cardinality() <= MAXIMUM_LEAF_CLASSES;
        return branches && small ? plan : null;
    }

    private Part[] partsOf(final ClassInfo info, final FieldProfile[] profiles) {
        final List<Part> result = new ArrayList<>();
        for (int i = 0; i < info.fields().size(); i++) {
            final Part part = part(info.fields().get(i), i < profiles.length ? profiles[i] : null);
            if (part != null) {
                result.add(part);
            }
        }
        return result.toArray(Part[]::new);
    }

    private @Nullable Part part(final Field field, final @Nullable FieldProfile profile) {
        final String key = field.declaringClass() + "." + field.name();
        final Part known = byField.get(key);
        final Role role = known == null ? role(field, profile) : known.role();
        if (role == null) {
            return null;
        }
        final int index = known == null ? index(role, field) : known.index();
        final Part part = new Part(role, field.offset(), index);
        byField.put(key, part);
        return part;
    }

    private static @Nullable Role role(final Field field, final @Nullable FieldProfile profile) {
        if (field.type() == FieldType.BOOLEAN) {
            return Role.FLAG;
        }
        if (!field.type().isReference()) {
            return null;
        }
        if (profile == null) {
            return Role.PAYLOAD;
        }
        if (profile.holdsChildrenInMaps()) {
            return Role.MAP;
        }
        if (profile.holdsChildrenInLists()) {
            return Role.LIST;
        }
        if (profile.holdsChildrenInArrays()) {
            return Role.ARRAY;
        }
        return profile.nodes > 0 ? Role.LINK : Role.PAYLOAD;
    }

    private int index(final Role role, final Field field) {
        return switch (role) {
            case ARRAY, MAP, LIST -> 0;
            case LINK -> links++;
            case PAYLOAD, FLAG -> {
                payloads.add(new Payload(field.name(), role == Role.FLAG));
                yield payloads.size() - 1;
            }
        };
    }

    Part[] parts(final int classId) {
        return parts[classId];
    }

    int linkCount() {
        return links;
    }

    boolean hasContainers() {
        return hasArrays || hasMaps || hasLists;
    }

    /** Bit by bit whether the objects of a class have the payload field. */
    int payloadsOf(final int classId) {
        int bits = 0;
        for (final Part part : parts[classId]) {
            if (part.role() == Role.PAYLOAD || part.role() == Role.FLAG) {
                bits |= 1 << part.index();
            }
        }
        return bits;
    }

    /** Bit by bit whether the objects of a class have the link. */
    int linksOf(final int classId) {
        int bits = 0;
        for (final Part part : parts[classId]) {
            if (part.role() == Role.LINK) {
                bits |= 1 << part.index();
            }
        }
        return bits;
    }

    /** Whether objects of a class can have arrays, maps or lists of children. */
    boolean canHoldContainers(final int classId) {
        return Arrays.stream(parts[classId]).anyMatch(
                part -> part.role() == Role.ARRAY || part.role() == Role.MAP || part.role() == Role.LIST);
    }

    /** Primitive fields other than booleans of the inner classes: what may number or order the nodes. */
    boolean hasNumbers() {
        return innerClasses.stream().anyMatch(id -> classes.get(id).fields().stream()
                .anyMatch(field -> !field.type().isReference() && field.type() != FieldType.BOOLEAN));
    }
}
