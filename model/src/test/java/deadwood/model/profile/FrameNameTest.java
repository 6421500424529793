package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
        "java.util.HashMap.put                      | HashMap.put           | java.util",
        "java.util.HashMap.put(Object, Object)      | HashMap.put           | java.util",
        "java.util.concurrent.ForkJoinPool$WorkQueue.run | ForkJoinPool$WorkQueue.run | java.util",
        "java/util/HashMap.put_[j]                  | HashMap.put           | java.util",
        "Main.run                                   | Main.run              | Main",
        "runtime.mallocgc                           | runtime.mallocgc      | runtime",
        "main.main.func1                            | main.main.func1       | main",
        "sync.(*Pool).Get                           | sync.(*Pool).Get      | sync",
        "bytes.Buffer.Write                         | Buffer.Write          | bytes",
        "net/http.(*conn).serve                     | http.(*conn).serve    | net/http",
        "github.com/acme/shop/cart.(*Cart).Add      | cart.(*Cart).Add      | github.com/acme",
        "slices.SortFunc[go.shape.[]a/b.C]          | slices.SortFunc[go.shape.[]a/b.C] | slices",
        "std::vector<int, std::allocator<int>>::push_back(int const&) | vector::push_back | std",
        "shop::Cart::operator->()                   | Cart::operator->      | shop",
        "void shop::Cart::add<int>(int)             | Cart::add             | shop",
        "core::ptr::drop_in_place<T>                | ptr::drop_in_place    | core",
        "sqlite3_step                               | sqlite3_step          | sqlite3",
        "do_syscall_64_[k]                          | do_syscall_64         | do",
        "malloc                                     | malloc                | ''",
        "[unknown]                                  | [unknown]             | ''",
        "0x7fff01                                   | 0x7fff01              | ''",
        "__libc_start_main                          | __libc_start_main     | ''"})
    void isShortenedAndGrouped(final String name, final String shortName, final String group) {
        assertThat(FrameName.of(name).shortName()).isEqualTo(shortName);
        assertThat(FrameName.of(name).group()).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"runtime.mallocgc|mallocgc", "net/http.(*conn).serve|(*conn).serve",
        "main.main.func1|main.func1", "java.util.HashMap.put|HashMap.put", "std::vector<int>::size()|vector::size",
        "malloc|malloc", "f.|f."})
    void hasAShorterFormYet(final String name, final String tight) {
        assertThat(FrameName.of(name).withoutPackage()).isEqualTo(tight);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"',
            value = {"\"\"", ".", "/", "::", "a::", "::b", "(", ")", "<", ">", "a.", ".b",
                "a/", "_[j]", "((((", "a::<>::", "->", "a/.b", "A.", "/A.b"})
    void anythingHasAName(final String name) {
        final FrameName read = FrameName.of(name == null ? "" : name);
        assertThat(read.shortName()).isNotNull();
        assertThat(read.group()).isNotNull();
        assertThat(read.withoutPackage()).isNotNull();
    }
}
