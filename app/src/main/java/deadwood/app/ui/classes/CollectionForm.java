package deadwood.app.ui.classes;

import deadwood.app.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says of a class that it is a collection: which shape it has, and what its fields mean. Makes of that an entry of the catalog, which may be
 * changed by hand before it is kept.
 */
public final class CollectionForm {

    /** What a class can be said to be. */
    public enum Form {
        /** Nodes that hold nodes, and perhaps a value each. */
        TRIE("trie", "collection.form.trie", "collection.children", "collection.value"),
        /** An array that is filled up to a size. */
        LIST("array-list", "collection.form.list", "collection.elements", "collection.size"),
        /** A table of chains: its nodes are to be written by hand. */
        TABLE("chained-table", "collection.form.table", "collection.table", "collection.size"),
        /** Holds one object. */
        BOX("box", "collection.form.box", "collection.inner", null);

        private final String shape;
        private final String nameKey;
        private final String firstKey;
        private final @Nullable String secondKey;

        Form(final String shape, final String nameKey, final String firstKey, final @Nullable String secondKey) {
            this.shape = shape;
            this.nameKey = nameKey;
            this.firstKey = firstKey;
            this.secondKey = secondKey;
        }

        /** What the first field is asked for as. */
        String firstLabel() {
            return Messages.get(firstKey);
        }

        /** What the second field is asked for as; "" if there is none. */
        String secondLabel() {
            return secondKey == null ? "" : Messages.get(secondKey);
        }

        /** As a person reads it. */
        @Override
        public String toString() {
            return Messages.get(nameKey);
        }
    }

    /** Keeps entries. */
    @FunctionalInterface
    public interface Keeper {

        /**
         * @param name of the entry
         * @param json the section of the catalog that it is
         * @param result is given, later, what is wrong with it in a sentence, or null if it was kept
         */
        void keep(String name, String json, Consumer<@Nullable String> result);
    }

    /** No field. */
    static final String NONE = "";

    private final String type;
    private final List<String> fields;
    private final Keeper keeper;
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.TRIE);
    private final StringProperty first = new SimpleStringProperty(NONE);
    private final StringProperty second = new SimpleStringProperty(NONE);
    private final StringProperty json = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * @param type name of the class
     * @param fields names of its fields, its own first
     * @param keeper keeps the entry
     */
    public CollectionForm(final String type, final List<String> fields, final Keeper keeper) {
        this.type = type;
        this.fields = List.copyOf(fields);
        this.keeper = keeper;
        first.set(fields.isEmpty() ? NONE : fields.getFirst());
        form.addListener((_, _, _) -> write());
        first.addListener((_, _, _) -> write());
        second.addListener((_, _, _) -> write());
        write();
    }

    public String type() {
        return type;
    }

    /** The fields to choose from, with {@link #NONE} for what may be left out. */
    List<String> choices(final boolean optional) {
        final List<String> choices = new ArrayList<>(fields);
        if (optional) {
            choices.addFirst(NONE);
        }
        return choices;
    }

    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /** The field that leads to what it holds. */
    public StringProperty firstProperty() {
        return first;
    }

    /** The field of the value, or of the number of elements. */
    public StringProperty secondProperty() {
        return second;
    }

    /** The entry. */
    public StringProperty jsonProperty() {
        return json;
    }

    /** What is wrong with it, "" if nothing is known to be. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Keeps the entry; what is wrong with it then says {@link #problemProperty}.
     *
     * @param kept called when that was possible, on the thread of the toolkit
     */
    public void keep(final Runnable kept) {
        problem.set("");
        keeper.keep(type, json.get(), wrong -> {
            problem.set(wrong == null ? "" : wrong);
            if (wrong == null) {
                kept.run();
            }
        });
    }

    private void write() {
        final JsonMapper mapper = new JsonMapper();
        final ObjectNode section = mapper.createObjectNode();
        section.put("library", Messages.get("collection.library"));
        final ObjectNode entry = section.putArray("collections").addObject();
        entry.put("type", type).put("shape", form.get().shape);
        entry.putArray("fields").add(first.get());
        switch (form.get()) {
            case TRIE -> {
                children(entry.putArray("arrays"));
                final ObjectNode node = entry.putArray("nodes").addObject();
                node.put("type", type);
                children(node.putArray("arrays"));
                putIfThere(node, "value");
            }
            case LIST -> {
                entry.put("elements", first.get());
                putIfThere(entry, "size");
            }
            case TABLE -> {
                entry.put("table", first.get());
                putIfThere(entry, "size");
                final ObjectNode node = entry.putArray("nodes").addObject();
                node.put("type", type + "$Node").put("key", "key").put("value", "value");
                node.putArray("links").add("next");
            }
            case BOX -> entry.put("inner", first.get());
        }
        json.set(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(section));
    }

    private void children(final ArrayNode arrays) {
        arrays.addObject().put("field", first.get()).put("holds", "nodes");
    }

    private void putIfThere(final ObjectNode node, final String role) {
        if (!NONE.equals(second.get())) {
            node.put(role, second.get());
        }
    }
}
