internal import LogStore
internal import SystemPackage

/// A whole text that a command reads: a file, or standard input for `-`.
struct InputText {
    /// The name of the text in messages.
    let name: String
    let bytes: [UInt8]

    /// Reads a text; nil after printing an error.
    ///
    /// - Parameters:
    ///   - boundary: where the file must lie; nil for a file that the user named.
    ///   - limit: how many bytes standard input may have; more are refused.
    init?(
        reading argument: PathArgument, within boundary: Boundary? = nil,
        limit: Int = StoredFile.sizeLimit, _ console: inout Console
    ) {
        name = argument.name
        do throws(StoreError) {
            if argument.isStandardInput {
                do throws(Errno) {
                    bytes = try FileDescriptor.standardInput.readToEnd(limit: limit)
                } catch {
                    console.fail(name, nil, "cannot read: \(error)")
                    return nil
                }
                if bytes.count > limit {
                    console.fail(
                        name, nil, "larger than \(limit >> 20) MiB; pass a part of it, such as its last lines"
                    )
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
