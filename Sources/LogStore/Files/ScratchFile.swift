public import SystemPackage

/// A file of this process that another program is to change, such as an editor, and that goes when it is done.
///
/// Only its owner may read it. Nobody else writes the same one, so it needs no lock, and nothing depends on it after a crash.
public struct ScratchFile: Sendable {
    /// The file.
    public let path: FilePath

    /// Makes the file.
    ///
    /// - Parameters:
    ///   - directory: where; its path is part of the file's.
    ///   - name: what the file's name begins with.
    ///   - fileExtension: what it ends with, without a dot.
    ///   - bytes: its contents.
    /// - Throws: ``StoreError/unwritable(_:_:)``
    public init(
        in directory: FilePath,
        named name: String,
        extension fileExtension: String,
        with bytes: [UInt8]
    ) throws(StoreError) {
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        path = directory.appending("\(name)-\(random).\(fileExtension)")
        do throws(Errno) {
            let descriptor = try DiskCall.createFile(path, permissions: .ownerReadWrite)
            defer { try? descriptor.close() }
            try descriptor.write(all: bytes)
        } catch {
            throw .unwritable(path, error)
        }
    }

    /// What the file holds now, be it that the other program has put another one in its place.
    ///
    /// Its directory is shared with others, so no transaction is ended there, whatever journal it holds.
    ///
    /// - Throws: ``StoreError``
    public func read() throws(StoreError) -> [UInt8] {
        try StoredFile(readingLocked: path, sizeLimit: StoredFile.sizeLimit).bytes
    }

    /// Removes the file. One that stays is of no harm, so nothing is said about it.
    public func remove() { try? path.remove() }
}
