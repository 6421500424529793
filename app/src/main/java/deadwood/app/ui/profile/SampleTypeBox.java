package deadwood.app.ui.profile;

import deadwood.app.text.Amounts;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.DetailBox;
import deadwood.model.profile.StackProfile;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;

/** Chooses the sample type of a lens from a list that says how much of each there is. */
public final class SampleTypeBox extends DetailBox<Integer> {

    private static final double WIDTH = 168;

    /** Held by the box and not by the lens: views that are shown again make new boxes. */
    private final ChangeListener<Number> following;

    public SampleTypeBox(final ProfileLens lens) {
        super("sample-type", Messages.get("profile.form"), WIDTH, IntStream.range(0, lens.profile().sampleTypes()
                .size()).boxed().toList(), type -> lens.profile().sampleTypes().get(type).name(),
                type -> total(lens.profile(), type));
        setValue(lens.typeProperty().get());
        valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                lens.typeProperty().set(now);
            }
        });
        following = (_, _, now) -> setValue(now.intValue());
        lens.typeProperty().addListener(new WeakChangeListener<>(following));
    }

    private static String total(final StackProfile profile, final int type) {
        return Amounts.of(profile.total(type), profile.sampleTypes().get(type).unit());
    }
}
