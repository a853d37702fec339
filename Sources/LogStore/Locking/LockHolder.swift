internal import SystemPackage

/// Finds the process that holds a lock, if the system tells.
enum LockHolder {
    /// The longest command line that is quoted, in bytes.
    private static let maximumLength = 80

    /// The process that holds the lock on a file, such as `process 4711, "bizlog learn"`; nil if unknown.
    ///
    /// Linux lists locks in `/proc/locks` as `2: FLOCK  ADVISORY  WRITE 4711 fe:00:131073 0 EOF`; waiting
    /// ones have an arrow.
    static func name(of file: FileIdentity) -> String? {
        let inode = Array(":\(file.inode.rawValue)".utf8)
        for line in contents(of: "/proc/locks").split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "))
            guard words.count > 5, words[1].elementsEqual("FLOCK".utf8), words[5].ends(with: inode),
                let process = Int(String(decoding: words[4], as: UTF8.self)), process > 0
            else { continue }
            let command = commandLine(of: process)
            return command.isEmpty ? "process \(process)" : "process \(process), \"\(command)\""
        }
        return nil
    }

    /// The arguments of a process, separated by blanks, without control characters.
    private static func commandLine(of process: Int) -> String {
        var bytes = contents(of: FilePath("/proc/\(process)/cmdline"))
        while bytes.last == 0 { bytes.removeLast() }
        let isTooLong = bytes.count > maximumLength
        let text = String(
            decoding: bytes.prefix(maximumLength).map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 },
            as: UTF8.self)
        return isTooLong ? text + "…" : text
    }

    private static func contents(of path: FilePath) -> [UInt8] {
        guard let descriptor = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else {
            return []
        }
        defer { try? descriptor.close() }
        return (try? descriptor.readToEnd(limit: 1 << 20)) ?? []
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
