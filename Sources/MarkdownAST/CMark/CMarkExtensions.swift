internal import CMarkBridge
internal import Synchronization

/// The syntax extensions that the parser uses. Registering them in cmark-gfm is not thread safe, so it
/// happens once.
struct CMarkExtensions: @unchecked Sendable {
    /// The extensions that only take part in parsing blocks: tables and task lists.
    let blocks: [OpaquePointer]
    /// Strikethrough. Only texts that have a `~` need it.
    let strikethrough: OpaquePointer?

    static let registered = CMarkExtensions()

    /// Held while inlines are parsed with strikethrough. cmark-gfm marks `~` as special in a global table for
    /// that time and removes the mark afterwards, even while another thread relies on it. Texts without `~`
    /// do not notice.
    static let inlineLock = Mutex(())

    private init() {
        cmark_gfm_core_extensions_ensure_registered()
        blocks = ["table", "tasklist"].compactMap { (name: String) in cmark_find_syntax_extension(name) }
        strikethrough = cmark_find_syntax_extension("strikethrough")
    }
}

/// The version of cmark-gfm that the program runs with.
package enum ParserVersion {
    /// As cmark-gfm says it, such as `0.29.0.gfm.6`.
    package static var text: String { String(cString: cmark_version_string()) }
}
