internal import CMarkBridge
internal import Synchronization

/// The syntax extensions that the tree needs. Registering them is not thread safe in cmark-gfm, so it happens once.
struct CMarkExtensions: @unchecked Sendable {
    /// Those that only look at blocks.
    let blocks: [OpaquePointer]
    /// Strikethrough, for texts that have a `~`.
    let strikethrough: OpaquePointer?

    static let registered = CMarkExtensions()

    /// Held while inlines are parsed with strikethrough: cmark-gfm marks `~` as special in a global table for that time
    /// and takes the mark away afterwards, also from under another thread. Texts without `~` do not see the mark.
    static let inlineLock = Mutex(())

    private init() {
        cmark_gfm_core_extensions_ensure_registered()
        blocks = ["table", "tasklist"].compactMap { (name: String) in cmark_find_syntax_extension(name) }
        strikethrough = cmark_find_syntax_extension("strikethrough")
    }
}
