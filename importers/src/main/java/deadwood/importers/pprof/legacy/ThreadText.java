package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.LongList;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Profiles of threads: a header and the addresses of its stack for each; equal ones are not written out again. */
final class ThreadText {

    private static final SampleType THREAD = new SampleType("thread", "count");

    private final TextSource text;
    private final AddressProfile profile = new AddressProfile(List.of(THREAD),
            new ProfileInfo(null, Duration.ZERO, THREAD, 1, List.of(), "", "", ""));
    private final LongList addresses = new LongList();
    private boolean inThread;
    private boolean isSame;

    private ThreadText(final TextSource text) {
        this.text = text;
    }

    /** Reads all from the first line on, which may be that of a thread. */
    static AddressProfile read(final TextSource text) throws IOException {
        return new ThreadText(text).read();
    }

    private AddressProfile read() throws IOException {
        boolean more = true;
        while (more) {
            final String line = text.line();
            if (MemoryMap.begins(line)) {
                endThread();
                LegacyTextImporter.memoryMap(text, profile);
                return profile;
            }
            if (LegacyHead.THREAD.matcher(line).matches()) {
                endThread();
                inThread = true;
            } else if (line.startsWith("---")) {
                endThread();
            } else if (inThread) {
                frame(line);
            }
            more = text.next();
        }
        endThread();
        return profile;
    }

    private void frame(final String line) {
        if (line.contains("same as previous thread")) {
            isSame = true;
        } else {
            text.addresses(0, addresses);
            text.warnIfCut();
        }
    }

    private void endThread() {
        if (inThread && isSame) {
            profile.addToLast(1);
        } else if (inThread) {
            profile.sample(addresses, 0, -1, List.of(), 1);
        }
        addresses.clear();
        inThread = false;
        isSame = false;
    }
}
