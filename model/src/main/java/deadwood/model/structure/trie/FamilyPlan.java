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

    /** In place of an offset. */
    static final int ABSENT = -1;
    /** Nodes with more links than this are no nodes. */
    private static final int MAXIMUM_LINKS = 16;
    /** As many as there are bits in an int. */
    private static final int MAXIMUM_PAYLOADS = 32;
    /** Leaf classes beside the inner ones; more make a document. */
    private static final int MAXIMUM_LEAF_CLASSES = 3;

    /** What a field is. */
    enum Role {
        /** An array, a map, or another collection, of children. */
        ARRAY,
        MAP,
        LIST,
        /** Leads to the first of a chain of children. */
        CHAIN,
        /** Leads to the next of a chain of children. */
        NEXT,
        /** Leads to an object of the family. */
        LINK,
        /** A reference out of the family, a boolean, a number. */
        PAYLOAD,
        FLAG,
        NUMBER,
        /** No field: that there is an object of a class of leaves, which has nothing but numbers. */
        PRESENCE;

        /** Whether it may say that there is an entry. */
        boolean isPayload() {
            return this == PAYLOAD || this == FLAG || this == NUMBER || this == PRESENCE;
        }
    }

    /**
     * One field to look at.
     *
     * @param offset where it is in the payload
     * @param index number of the link or bit of the payload
     */
    record Part(Role role, FieldType type, int offset, int index) {}

    /**
     * A field that may say whether a node holds an entry.
     *
     * @param key of the field: {@link FamilyPlan#key}
     * @param role {@link Role#PAYLOAD}, {@link Role#FLAG}, {@link Role#NUMBER} or {@link Role#PRESENCE}
     * @param nothing of a number, what would say that there is no entry
     * @param isBytes of a reference, whether it leads to arrays of primitives only
     */
    record Payload(String key, Role role, int nothing, boolean isBytes) {

        boolean isFlag() {
            return role == Role.FLAG;
        }

        boolean isNumber() {
            return role == Role.NUMBER;
        }
    }

    /** Classes of nodes that can have children. */
    final BitSet innerClasses;
    final BitSet leafClasses;
    /** Classes of what stands between nodes and children. */
    final BitSet edgeClasses;
    final List<Payload> payloads;
    final boolean hasArrays;
    final boolean hasMaps;
    final boolean hasLists;
    final boolean isKeyedByCharacters;
    /** Whether nodes have letters or bytes in fields. */
    final boolean hasLetters;
    private final ClassTable classes;
    private final Part[][] parts;
    /** Of an edge, the offset of the field that leads to the child. */
    private final int[] targets;
    /** Of an element of a chain, the offset of the field that leads to the next. */
    private final int[] nexts;
    private final int links;

    private FamilyPlan(final Builder builder) {
        this.innerClasses = builder.inner;
        this.leafClasses = builder.leaves;
        this.edgeClasses = builder.edges;
        this.payloads = builder.payloads;
        this.hasArrays = builder.arrays;
        this.hasMaps = builder.maps;
        this.hasLists = builder.lists;
        this.isKeyedByCharacters = builder.maps && builder.characters;
        this.hasLetters = builder.letters;
        this.classes = builder.classes;
        this.parts = builder.parts;
        this.targets = builder.targets;
        this.nexts = builder.nexts;
        this.links = builder.links;
    }

    /** Of the family {@code plan} is for, with children in chains that two of its links make. */
    private FamilyPlan(final FamilyPlan plan, final int chain, final int next) {
        this.innerClasses = plan.innerClasses;
        this.leafClasses = plan.leafClasses;
        this.edgeClasses = plan.edgeClasses;
        this.payloads = plan.payloads;
        this.hasArrays = plan.hasArrays;
        this.hasMaps = plan.hasMaps;
        this.hasLists = true;
        this.isKeyedByCharacters = false;
        this.hasLetters = plan.hasLetters;
        this.classes = plan.classes;
        this.links = plan.links;
        this.targets = plan.targets;
        this.nexts = plan.nexts.clone();
        this.parts = new Part[plan.parts.length][];
        for (int id = 0; id < parts.length; id++) {
            parts[id] = plan.parts[id].clone();
            for (int i = 0; i < parts[id].length; i++) {
                final Part part = parts[id][i];
                if (part.role == Role.LINK && part.index == chain) {
                    parts[id][i] = new Part(Role.CHAIN, part.type, part.offset, 0);
                } else if (part.role == Role.LINK && part.index == next) {
                    parts[id][i] = new Part(Role.NEXT, part.type, part.offset, 0);
                    nexts[id] = part.offset;
                }
            }
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
        final FamilyPlan plan = new FamilyPlan(new Builder(classes, family, profiler));
        final boolean branches = plan.hasContainers() || plan.links > 1;
        final boolean small = plan.links <= MAXIMUM_LINKS && plan.payloads.size() <= MAXIMUM_PAYLOADS
                && plan.leafClasses.cardinality() <= MAXIMUM_LEAF_CLASSES;
        return branches && small ? plan : null;
    }

    /** The plan for the first child in one link and its next sibling in another. */
    FamilyPlan asChain(final int chain, final int next) {
        return new FamilyPlan(this, chain, next);
    }

    /** Says which field is meant, whatever class has it. */
    static String key(final Field field) {
        return field.declaringClass() + "." + field.name();
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

    boolean hasEdges() {
        return !edgeClasses.isEmpty();
    }

    /** Offset of the field of an edge that leads to the child, {@link #ABSENT} if objects of the class are no edges. */
    int targetOf(final int classId) {
        return targets[classId];
    }

    /** Offset of the field that leads to the next of a chain of children, or {@link #ABSENT}. */
    int nextOf(final int classId) {
        return nexts[classId];
    }

    /** Whether objects of a class are nodes. */
    boolean isNode(final int classId) {
        return innerClasses.get(classId) || leafClasses.get(classId);
    }

    /** Bit by bit whether the objects of a class have the payload field. */
    int payloadsOf(final int classId) {
        int bits = 0;
        for (final Part part : parts[classId]) {
            bits |= part.role().isPayload() ? 1 << part.index() : 0;
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

    /** Whether objects of a class can have arrays, maps, lists or chains of children. */
    boolean canHoldContainers(final int classId) {
        return Arrays.stream(parts[classId]).anyMatch(part -> switch (part.role()) {
            case ARRAY, MAP, LIST, CHAIN -> true;
            case NEXT, LINK, PAYLOAD, FLAG, NUMBER, PRESENCE -> false;
        });
    }

    /** Primitive fields other than booleans of the inner classes: what may number or order the nodes. */
    boolean hasNumbers() {
        return innerClasses.stream().anyMatch(id -> classes.get(id).fields().stream()
                .anyMatch(field -> !field.type().isReference() && field.type() != FieldType.BOOLEAN));
    }

    /** Gathers a plan from what was seen of the fields. */
    private static final class Builder {

        private final ClassTable classes;
        private final BitSet inner = new BitSet();
        private final BitSet leaves = new BitSet();
        private final BitSet edges = new BitSet();
        private final List<Payload> payloads = new ArrayList<>();
        private final Map<String, Part> byField = new HashMap<>();
        /** Payloads of inner classes: what has one name in several of them is one thing. */
        private final Map<String, Integer> byName = new HashMap<>();
        private final Part[][] parts;
        private final int[] targets;
        private final int[] nexts;
        private boolean arrays;
        private boolean maps;
        private boolean lists;
        private boolean characters = true;
        private boolean letters;
        private int links;

        Builder(final ClassTable classes, final BitSet family, final Profiler profiler) {
            this.classes = classes;
            this.parts = new Part[classes.size()][0];
            this.targets = new int[classes.size()];
            this.nexts = new int[classes.size()];
            Arrays.fill(targets, ABSENT);
            Arrays.fill(nexts, ABSENT);
            inner.or(family);
            addEdges(EdgeClass.of(family, profiler));
            for (final FieldProfile profile : profiler.all()) {
                arrays |= profile.holdsChildrenInArrays();
                maps |= profile.holdsChildrenInMaps();
                lists |= profile.holdsChildrenInLists();
                characters &= profile.mapsByCharacter == profile.mapsOfNodes;
                letters |= profile.letters > 0;
                leaves.or(profile.leaves());
            }
            leaves.andNot(family);
            inner.stream().forEach(id -> addParts(id, profiler.of(id)));
            leaves.stream().forEach(id -> addParts(id, new FieldProfile[0]));
            leaves.stream().forEach(this::addPresence);
            letters |= inner.stream().anyMatch(id -> classes.get(id).fields().stream().anyMatch(
                    field -> field.type() == FieldType.CHAR || field.type() == FieldType.BYTE));
            // Numbers come last: there may be no bits left for them.
            inner.stream().forEach(this::addNumbers);
            leaves.stream().forEach(this::addNumbers);
        }

        private void addEdges(final Map<Integer, EdgeClass> found) {
            found.forEach((id, edge) -> {
                edges.set(id);
                targets[id] = offset(id, edge.target());
                nexts[id] = edge.next() == null ? ABSENT : offset(id, edge.next());
            });
            inner.andNot(edges);
        }

        private int offset(final int classId, final FieldProfile profile) {
            for (final Field field : classes.get(classId).fields()) {
                if (key(field).equals(profile.key)) {
                    return field.offset();
                }
            }
            throw new IllegalStateException("no field " + profile.key);
        }

        private void addParts(final int classId, final FieldProfile[] profiles) {
            final ClassInfo info = classes.get(classId);
            final List<Part> result = new ArrayList<>();
            for (int i = 0; i < info.fields().size(); i++) {
                final Field field = info.fields().get(i);
                final FieldProfile profile = i < profiles.length ? profiles[i] : null;
                final Part known = byField.get(key(field));
                final Role role = known == null ? role(field, profile) : known.role();
                if (role != null) {
                    final int index = known == null ? index(role, field, profile) : known.index();
                    result.add(new Part(role, field.type(), field.offset(), index));
                    byField.put(key(field), result.getLast());
                }
            }
            parts[classId] = result.toArray(Part[]::new);
        }

        private @Nullable Role role(final Field field, final @Nullable FieldProfile profile) {
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
            if (profile.direct.intersects(edges)) {
                lists = true;
                return Role.CHAIN;
            }
            return profile.nodes > 0 ? Role.LINK : Role.PAYLOAD;
        }

        private int index(final Role role, final Field field, final @Nullable FieldProfile profile) {
            return switch (role) {
                case ARRAY, MAP, LIST, CHAIN, NEXT, NUMBER, PRESENCE -> 0;
                case LINK -> links++;
                case PAYLOAD, FLAG -> profile == null
                        ? addPayload(field, role, false)
                        : byName.computeIfAbsent(role + field.name(),
                                _ -> addPayload(field, role, profile.holdsPrimitivesOnly()));
            };
        }

        private int addPayload(final Field field, final Role role, final boolean isBytes) {
            payloads.add(new Payload(key(field), role, 0, isBytes));
            return payloads.size() - 1;
        }

        private void addPresence(final int classId) {
            final ClassInfo info = classes.get(classId);
            if (parts[classId].length == 0 && !info.fields().isEmpty()) {
                payloads.add(new Payload(info.name(), Role.PRESENCE, 0, false));
                parts[classId] = new Part[]{
                    new Part(Role.PRESENCE, FieldType.REFERENCE, 0, payloads.size() - 1)};
            }
        }

        /** Each number may say "none" by zero or by −1. */
        private void addNumbers(final int classId) {
            final List<Part> result = new ArrayList<>(List.of(parts[classId]));
            for (final Field field : classes.get(classId).fields()) {
                final boolean isNumber = switch (field.type()) {
                    case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> true;
                    case BOOLEAN, CHAR, REFERENCE -> false;
                };
                final Part known = byField.get(key(field));
                if (isNumber && (known != null || payloads.size() + 2 <= MAXIMUM_PAYLOADS)) {
                    final int index = known == null
                            ? byName.computeIfAbsent(Role.NUMBER + field.name(), _ -> addNumber(field))
                            : known.index();
                    final Part part = new Part(Role.NUMBER, field.type(), field.offset(), index);
                    byField.put(key(field), part);
                    result.add(part);
                    result.add(new Part(Role.NUMBER, field.type(), field.offset(), index + 1));
                }
            }
            parts[classId] = result.toArray(Part[]::new);
        }

        private int addNumber(final Field field) {
            payloads.add(new Payload(key(field), Role.NUMBER, 0, false));
            payloads.add(new Payload(key(field), Role.NUMBER, -1, false));
            return payloads.size() - 2;
        }
    }
}
