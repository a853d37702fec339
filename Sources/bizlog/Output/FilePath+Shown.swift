internal import LogStore
internal import SystemPackage

extension FilePath {
    /// The path as messages print it; bytes that are not UTF-8 are spelled out.
    var shown: String { String(spellingOutInvalid: bytes) }
}
