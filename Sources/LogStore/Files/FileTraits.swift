internal import SystemBridge
internal import SystemPackage

/// The metadata that a file keeps when its contents are replaced: owner, group, mode, and extended attributes
/// with access control lists among them.
struct FileTraits {
    private let status: Stat
    private let attributes: [String: [UInt8]]

    /// Why a new file cannot take on the traits.
    enum Failure: Error {
        /// A trait that could not be kept, worded to follow "cannot keep".
        case lost(String, Errno)
        /// A call failed that every owner of a file may make.
        case failed(Errno)
    }

    /// Reads the traits of a file.
    init(of path: FilePath) throws(Errno) {
        let descriptor = try Errno.typed {
            try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
        }
        defer { try? descriptor.close() }
        status = try Errno.typed { try Stat(descriptor) }
        attributes = try descriptor.attributes()
    }

    /// Sets the traits on a new file.
    ///
    /// The owner is kept if the process may set it, which only root may. The group must be kept, unless the
    /// mode gives the group the same rights as everyone. All other traits must be kept.
    func apply(to descriptor: FileDescriptor) throws(Failure) {
        var permissions = status.permissions
        try keeping("the group") { () throws(Errno) in
            let own = try Errno.typed { try Stat(descriptor) }
            if own.userID == status.userID && own.groupID == status.groupID { return }
            do throws(Errno) {
                try descriptor.setOwner(user: status.userID.rawValue, group: status.groupID.rawValue)
            } catch {
                // A set-user-id bit must not grant the rights of another owner.
                permissions.subtract(.setUserID)
                if own.groupID == status.groupID { return }
                do throws(Errno) {
                    try descriptor.setOwner(user: own.userID.rawValue, group: status.groupID.rawValue)
                } catch {
                    permissions.subtract(.setGroupID)
                    if !groupIsLikeOthers { throw error }
                }
            }
        }
        try applyAttributes(to: descriptor)
        do throws(Errno) { try descriptor.setPermissions(permissions) } catch { throw .failed(error) }
    }

    private var groupIsLikeOthers: Bool {
        status.permissions.rawValue >> 3 & 0o7 == status.permissions.rawValue & 0o7
    }

    private func applyAttributes(to descriptor: FileDescriptor) throws(Failure) {
        var own: [String: [UInt8]] = [:]
        try keeping("the attributes") { () throws(Errno) in own = try descriptor.attributes() }
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) where own[name] != value {
            try keeping("the attribute '\(name)'") { () throws(Errno) in
                try descriptor.setAttribute(name, to: value)
            }
        }
        // Attributes that the directory gave to the new file, such as an access control list.
        for name in own.keys.sorted() where attributes[name] == nil {
            try keeping("the absence of the attribute '\(name)'") { () throws(Errno) in
                do throws(Errno) { try descriptor.removeAttribute(name) } catch .noAttribute {}
            }
        }
    }

    private func keeping(_ what: String, _ body: () throws(Errno) -> Void) throws(Failure) {
        do throws(Errno) { try body() } catch { throw .lost(what, error) }
    }
}

extension FileDescriptor {
    /// The extended attributes by name; none if the file system does not support them.
    fileprivate func attributes() throws(Errno) -> [String: [UInt8]] {
        var values: [String: [UInt8]] = [:]
        let names: [UInt8]
        do throws(Errno) {
            names = try Self.filled { bizlog_list_attributes(rawValue, $0, $1) }
        } catch .notSupported, .noFunction, .notPermitted {
            return [:]
        }
        for name in names.split(separator: 0) {
            let name = String(decoding: name, as: UTF8.self)
            do throws(Errno) {
                values[name] = try Self.filled { bizlog_get_attribute(rawValue, name, $0, $1) }
            } catch .noAttribute {
                // The attribute was removed in the meantime.
            }
        }
        return values
    }

    /// Calls a function that fills a buffer and returns the size it needs, until the buffer is large enough.
    private static func filled(
        by call: (UnsafeMutablePointer<CChar>?, Int) -> Int
    ) throws(Errno) -> [UInt8] {
        while true {
            let size = call(nil, 0)
            if size < 0 { throw .current }
            if size == 0 { return [] }
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
                count = buffer.withMemoryRebound(to: CChar.self) { call($0.baseAddress, size) }
                initialized = max(count, 0)
            }
            if count >= 0 { return bytes }
            let error = Errno.current
            guard error == .outOfRange else { throw error }
        }
    }
}
