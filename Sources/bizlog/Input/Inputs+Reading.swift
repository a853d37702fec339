internal import LogStore
internal import SystemPackage

/// A whole text that a command reads: a file, or standard input for `-`.
struct InputText {
    /// The name of the text in messages.
    let name: String
    let bytes: [UInt8]

    /// Reads a text; nil after printing an error.
    ///
    /// - Parameter boundary: where the file must lie; nil for a file that the user named.
    init?(reading argument: PathArgument, within boundary: Boundary? = nil, _ console: inout Console) {
        name = argument.name
        do throws(StoreError) {
            if argument.isStandardInput {
                do throws(Errno) {
                    bytes = try FileDescriptor.standardInput.readToEnd(limit: StoredFile.sizeLimit)
                } catch {
                    console.fail(name, nil, "cannot read: \(error)")
                    return nil
                }
            } else {
                bytes = try StoredFile(reading: argument.path, within: boundary).bytes
            }
        } catch {
            console.fail(name, nil, error.description)
            return nil
        }
    }
}
