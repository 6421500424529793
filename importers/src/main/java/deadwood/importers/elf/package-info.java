/**
 * Reads binaries in the ELF format for the names of their code: {@link deadwood.importers.elf.ElfBinary} says function, file and line of an
 * address, for profiles that have addresses only.
 * <p>
 * Names come from the best source that knows the address: Go's own table ({@link deadwood.importers.elf.GoFunctionTable}, calls inlined into
 * each other included), or the symbol table with the lines of DWARF ({@link deadwood.importers.elf.SymbolTable},
 * {@link deadwood.importers.elf.LineTable}). Names of C++ and Rust stay as the linker knows them. Sections are read when something of them is
 * asked for first, and no more than a part of the Java heap each. Files are untrusted: every offset is checked
 * ({@link deadwood.importers.elf.ElfBytes}), what a section claims to inflate to is compared with what it can.
 * <p>
 * Nothing of profiles lives here but the mapping that an address is in; frames are replaced in {@code deadwood.model.profile}.
 */
package deadwood.importers.elf;
