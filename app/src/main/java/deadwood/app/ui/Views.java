package deadwood.app.ui;

import deadwood.app.ui.calls.CallTreeView;
import deadwood.app.ui.calls.CallTreeViewModel;
import deadwood.app.ui.calls.FunctionsView;
import deadwood.app.ui.calls.FunctionsViewModel;
import deadwood.app.ui.classes.ClassesView;
import deadwood.app.ui.classes.ClassesViewModel;
import deadwood.app.ui.clusters.ClustersView;
import deadwood.app.ui.clusters.ClustersViewModel;
import deadwood.app.ui.compare.CompareView;
import deadwood.app.ui.compare.CompareViewModel;
import deadwood.app.ui.delta.ComparisonLens;
import deadwood.app.ui.delta.DeltaView;
import deadwood.app.ui.delta.DeltaViewModel;
import deadwood.app.ui.events.EventsView;
import deadwood.app.ui.events.EventsViewModel;
import deadwood.app.ui.flame.FlameSource;
import deadwood.app.ui.flame.FlameView;
import deadwood.app.ui.flame.FlameViewModel;
import deadwood.app.ui.gosites.ChurnView;
import deadwood.app.ui.gosites.SitesView;
import deadwood.app.ui.graph.GraphView;
import deadwood.app.ui.graph.GraphViewModel;
import deadwood.app.ui.labels.LabelsView;
import deadwood.app.ui.labels.LabelsViewModel;
import deadwood.app.ui.overview.OverviewView;
import deadwood.app.ui.overview.OverviewViewModel;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.retention.RetentionTableView;
import deadwood.app.ui.retention.RetentionViewModel;
import deadwood.app.ui.session.HeapResults;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Selection;
import deadwood.app.ui.session.Sessions;
import deadwood.app.ui.shell.Place;
import deadwood.app.ui.shell.ViewProvider;
import deadwood.app.ui.source.SourceView;
import deadwood.app.ui.source.SourceViewModel;
import deadwood.app.ui.start.StartView;
import deadwood.app.ui.structures.StructuresView;
import deadwood.app.ui.structures.StructuresViewModel;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.threads.ThreadsView;
import deadwood.app.ui.threads.ThreadsViewModel;
import deadwood.app.ui.timeline.TimelineView;
import deadwood.app.ui.timeline.TimelineViewModel;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Makes each view when one first goes there, and keeps it for as long as its files are open. */
final class Views implements ViewProvider {

    private static final ObservableValue<String> NO_COUNT = new ReadOnlyStringWrapper("");

    private final Sessions sessions;
    private final Supplier<StartView> start;
    private final PlaceThemes themes;
    private final Runnable swap;
    private final Runnable showComparison;
    private final BiConsumer<HeapSession, Integer> showRetention;
    private final BiConsumer<HeapSession, ViewKind> showProfile;
    private final Supplier<@Nullable Path> sources;
    private final Map<Place, View> views = new HashMap<>();
    private final Map<HeapSession, HeapResults> results = new HashMap<>();
    private final Map<HeapSession, OverviewViewModel> overviews = new HashMap<>();
    private final Map<HeapSession, RetentionViewModel> retentions = new HashMap<>();
    private final Map<HeapSession, ProfileLens> lenses = new HashMap<>();
    private final Map<HeapSession, FlameViewModel> profiles = new HashMap<>();
    private final Map<Place, CompareViewModel> comparisons = new HashMap<>();
    private final Map<Place, DeltaViewModel> deltas = new HashMap<>();
    private final Map<Place, DeltaView> deltaViews = new HashMap<>();

    /**
     * @param swap lays the two files that are compared the other way round
     * @param showComparison goes to the comparison of the two
     * @param showRetention shows what an object dominates
     * @param showProfile goes to a view of a profile
     * @param sources asks for the directory in which sources are
     */
    Views(final Sessions sessions, final Supplier<StartView> start, final ObservableValue<Theme> theme,
            final Runnable swap, final Runnable showComparison, final BiConsumer<HeapSession, Integer> showRetention,
            final BiConsumer<HeapSession, ViewKind> showProfile, final Supplier<@Nullable Path> sources) {
        this.sessions = sessions;
        this.start = start;
        this.themes = new PlaceThemes(theme);
        this.swap = swap;
        this.showComparison = showComparison;
        this.showRetention = showRetention;
        this.showProfile = showProfile;
        this.sources = sources;
    }

    @Override
    public View view(final Place place) {
        if (place.comparesProfiles()) {
            return deltaViews.computeIfAbsent(place, there -> new DeltaView(delta(there), themes.of(there), swap));
        }
        final Place key = place.kind() == ViewKind.COMPARE ? place : new Place(place.kind(), place.session(), null);
        if (place.kind() == ViewKind.OVERVIEW && place.session() != null) {
            final boolean compared = hasHeap(place.session()) && place.base() != null && hasHeap(place.base());
            overview(place.session()).compareWith(compared ? comparison(place) : null);
        }
        final View known = views.get(key);
        if (known != null) {
            return known;
        }
        final View made = make(key);
        views.put(key, made);
        return made;
    }

    private static boolean hasHeap(final HeapSession session) {
        final Snapshot snapshot = session.snapshot().value();
        return snapshot == null || snapshot.heap() != null;
    }

    private View make(final Place place) {
        if (place.kind() == ViewKind.START) {
            return start.get();
        }
        final HeapSession session = Objects.requireNonNull(place.session());
        return switch (place.kind()) {
            case COMPARE -> new CompareView(comparison(place), swap);
            case OVERVIEW -> new OverviewView(overview(session));
            case FLAME -> new FlameView(new FlameViewModel(FlameSource.ofHeap(session, results(session)),
                    object -> select(session, object)), themes.of(place));
            case PROFILE -> new FlameView(profile(session), themes.of(place));
            case CHAINS -> new FlameView(new FlameViewModel(FlameSource.ofChains(session, Objects.requireNonNull(
                    content(session).chains())), _ -> {}), themes.of(place));
            case FUNCTIONS -> new FunctionsView(new FunctionsViewModel(lens(session)));
            case GRAPH -> new GraphView(new GraphViewModel(lens(session)), themes.of(place));
            case CALLS -> new CallTreeView(new CallTreeViewModel(lens(session)));
            case TIMELINE -> new TimelineView(timeline(session), themes.of(place));
            case LABELS -> new LabelsView(new LabelsViewModel(lens(session)));
            case EVENTS -> new EventsView(new EventsViewModel(session, Objects.requireNonNull(content(session).events())
                    .types(), content(session).profile() == null ? null : lens(session)));
            case SOURCE -> new SourceView(new SourceViewModel(lens(session), sources));
            case CLUSTERS -> new ClustersView(new ClustersViewModel(lens(session)));
            case SITES -> new SitesView(lens(session), name -> showFunction(session, name));
            case CHURN -> new ChurnView(lens(session), name -> showFunction(session, name));
            case STRUCTURES -> new StructuresView(new StructuresViewModel(session, results(session).structures(),
                    object -> select(session, object)), themes.of(place));
            case THREADS -> new ThreadsView(new ThreadsViewModel(session, results(session).threads(), object -> select(
                    session, object)));
            case RETENTION -> new RetentionTableView(retention(session));
            default -> new ClassesView(new ClassesViewModel(results(session).histogram(), name -> sessions
                    .selectionProperty().set(new Selection.OfClass(session, name)),
                    new UserCollections(session, () -> results(session).structures().reload())::describe));
        };
    }

    HeapResults results(final HeapSession session) {
        return results.computeIfAbsent(session, HeapResults::new);
    }

    /** The retention tree of a file, whether somebody looks at it or not. */
    RetentionViewModel retention(final HeapSession session) {
        return retentions.computeIfAbsent(session, of -> new RetentionViewModel(of, results(of)::tree,
                object -> select(of, object)));
    }

    private static Snapshot.Content content(final HeapSession session) {
        return Objects.requireNonNull(session.snapshot().value()).content();
    }

    private TimelineViewModel timeline(final HeapSession session) {
        final Snapshot.Content content = content(session);
        final StackProfile samples = content.profile();
        return new TimelineViewModel(session, content.series(), samples != null && samples.hasTimes()
                ? lens(session)
                : null);
    }

    private FlameViewModel profile(final HeapSession session) {
        return profiles.computeIfAbsent(session,
                of -> new FlameViewModel(FlameSource.ofProfile(lens(of), name -> showFunction(of, name)),
                        _ -> {}));
    }

    /** How the profile of a file is looked at, in all of its views. */
    private ProfileLens lens(final HeapSession session) {
        return lenses.computeIfAbsent(session, of -> new ProfileLens(of,
                Objects.requireNonNull(content(of).profile())));
    }

    /** A function between those that call it and those that it calls. */
    private void showFunction(final HeapSession session, final String name) {
        lens(session).functionProperty().set(name);
        showProfile.accept(session, ViewKind.FUNCTIONS);
    }

    /** The flame graph of a profile, on another of its sample types. */
    private void showType(final HeapSession session, final int type) {
        lens(session).typeProperty().set(type);
        showProfile.accept(session, ViewKind.PROFILE);
    }

    private OverviewViewModel overview(final HeapSession session) {
        return overviews.computeIfAbsent(session, of -> new OverviewViewModel(of, object -> select(of, object),
                object -> showRetention.accept(of, object), showComparison, type -> showType(of, type)));
    }

    private CompareViewModel comparison(final Place place) {
        return comparisons.computeIfAbsent(new Place(ViewKind.COMPARE, place.session(), place.base()),
                key -> new CompareViewModel(Objects.requireNonNull(key.base()), Objects.requireNonNull(key.session()),
                        selection -> sessions.selectionProperty().set(selection)));
    }

    /** Two profiles compared; begins as the same two looked at the other way round do now. */
    private DeltaViewModel delta(final Place place) {
        final DeltaViewModel known = deltas.get(place);
        if (known != null) {
            return known;
        }
        final HeapSession before = Objects.requireNonNull(place.base());
        final HeapSession after = Objects.requireNonNull(place.session());
        final DeltaViewModel made = new DeltaViewModel(new ComparisonLens(before, Objects.requireNonNull(content(before)
                .profile()), after, Objects.requireNonNull(content(after).profile())));
        final DeltaViewModel reverse = deltas.get(new Place(ViewKind.COMPARE, before, after));
        if (reverse != null) {
            made.lookLike(reverse);
        }
        deltas.put(place, made);
        return made;
    }

    private void select(final HeapSession session, final int object) {
        sessions.selectionProperty().set(new Selection.OfObject(session, object));
    }

    @Override
    public ObservableValue<String> count(final Place place) {
        return place.kind() == ViewKind.COMPARE && place.base() != null && !place.comparesProfiles()
                ? comparison(place).countProperty()
                : NO_COUNT;
    }

    @Override
    public void forget(final HeapSession session) {
        views.keySet().removeIf(place -> place.isOf(session));
        comparisons.keySet().removeIf(place -> place.isOf(session));
        deltas.keySet().removeIf(place -> place.isOf(session));
        deltaViews.keySet().removeIf(place -> place.isOf(session));
        themes.forget(session);
        results.remove(session);
        retentions.remove(session);
        overviews.remove(session);
        profiles.remove(session);
        lenses.remove(session);
    }
}
