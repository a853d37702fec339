internal import CMarkBridge

/// The syntax extensions that the tree needs. Registering them is not thread safe in cmark-gfm, so it happens once.
struct CMarkExtensions: @unchecked Sendable {
    let all: [OpaquePointer]

    static let registered = CMarkExtensions()

    private init() {
        cmark_gfm_core_extensions_ensure_registered()
        all = ["table", "strikethrough", "tasklist"].compactMap { (name: String) in
            cmark_find_syntax_extension(name)
        }
    }
}
