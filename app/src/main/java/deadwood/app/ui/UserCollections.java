package deadwood.app.ui;

import deadwood.app.ui.classes.CollectionForm;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.text.Messages;
import deadwood.app.work.NoHeapException;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what the user says of classes to the catalog of one open file, and has its structures looked for anew. */
final class UserCollections {

    private final HeapSession session;
    private final Runnable changed;

    /** @param changed told when there is something new in the catalog */
    UserCollections(final HeapSession session, final Runnable changed) {
        this.session = session;
        this.changed = changed;
    }

    /** Makes the form for a class; it comes on the thread of the toolkit. */
    void describe(final String className, final Consumer<CollectionForm> receiver) {
        session.ask(Messages.get("job.classes"), (snapshot, _, _) -> fields(snapshot, className),
                fields -> receiver.accept(new CollectionForm(className, fields, this::keep)));
    }

    private static List<String> fields(final OpenSnapshot snapshot, final String className)
            throws NoHeapException {
        return snapshot.heap().classes().named(className).stream().findFirst().map(ClassInfo::fields)
                .orElse(List.of()).stream().map(Field::name).distinct().toList();
    }

    private void keep(final String name, final String json, final Consumer<@Nullable String> result) {
        final CompletableFuture<Boolean> _ = session.worker().submit(Messages.get("job.structures"),
                (snapshot, _, _) -> {
                    snapshot.addStructures(name, json);
                    return true;
                }).whenComplete((_, failure) -> session.ui().execute(() -> {
                    if (failure == null) {
                        changed.run();
                    }
                    result.accept(failure == null ? null : problem(failure));
                }));
    }

    private static String problem(final Throwable failure) {
        final Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
