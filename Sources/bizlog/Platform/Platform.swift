#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The process, its environment and its terminal. This is the command's only file that calls C.
enum Platform {
    /// Makes a failing write return an error instead of ending the process, and opens closed standard
    /// streams, so that no other file takes their descriptors.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for descriptor: CInt in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // Opened for the opposite direction, so that using the closed stream remains an error.
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// Sends all further messages nowhere.
    static func silenceErrors() {
        let nowhere = open("/dev/null", O_WRONLY)
        if nowhere != -1 { dup2(nowhere, 2) }
    }

    /// The arguments of the process with its own name first; nil if the system does not provide them: on
    /// Linux without `/proc`, or without a free file descriptor.
    static var arguments: [[UInt8]]? {
        let count = Int(CommandLine.argc)
        let pointers = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: count)
        return count == 0
            ? nil
            : pointers.compactMap { $0 }.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }

    /// The value of an environment variable.
    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// The absolute path of this program, as it was called; nil if it cannot be told.
    static var program: [UInt8]? {
        guard let name = arguments?.first, !name.isEmpty else { return nil }
        let slash = UInt8(ascii: "/")
        if name.first == slash { return name }
        if name.contains(slash) { return currentDirectory.map { $0 + [slash] + name } }
        for directory in (environment("PATH") ?? "").utf8.split(separator: UInt8(ascii: ":")) {
            let path = Array(directory) + [slash] + name
            let isProgram = path.withUnsafeBufferPointer { bytes in
                (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { text in
                    text.baseAddress.map { access($0, X_OK) == 0 } ?? false
                }
            }
            if isProgram {
                return directory.first == slash ? path : currentDirectory.map { $0 + [slash] + path }
            }
        }
        return nil
    }

    private static var currentDirectory: [UInt8]? {
        guard let path = getcwd(nil, 0) else { return nil }
        defer { free(path) }
        return Array(UnsafeRawBufferPointer(start: path, count: strlen(path)))
    }

    /// The seconds since 1970, in UTC.
    static var secondsSince1970: Int { Int(time(nil)) }

    /// The local date: year, month (1 to 12) and day of the month.
    static var localDay: (year: Int, month: Int, day: Int)? {
        var now = time(nil)
        var local = tm()
        guard localtime_r(&now, &local) != nil else { return nil }
        return (Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
    }

    /// The time since 1970 in UTC, in the clock's full resolution.
    static var timeSince1970: Duration {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return .seconds(Int64(now.tv_sec)) + .nanoseconds(Int64(now.tv_nsec))
    }

    /// Runs a shell command line on this terminal and waits for it. It has the default handling of closed
    /// pipes and of Ctrl-C.
    ///
    /// - Returns: the exit code, or 128 plus the number of the signal that ended it.
    static func shell(_ line: String) -> Int {
        signal(SIGPIPE, SIG_DFL)
        signal(SIGXFSZ, SIG_DFL)
        defer {
            signal(SIGPIPE, SIG_IGN)
            signal(SIGXFSZ, SIG_IGN)
        }
        let status = system(line)
        if status == -1 { return 127 }
        return Int(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
    }

    static func isTerminal(_ descriptor: CInt) -> Bool { isatty(descriptor) == 1 }

    /// The number of columns of a terminal; nil if the descriptor is not a terminal or the number is unknown.
    static func terminalWidth(_ descriptor: CInt) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, numericCast(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Ends the process with the signal of a closed pipe, as other programs end.
    static func endByClosedPipe() -> Never {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        exit(2)
    }

    static func exit(_ code: CInt) -> Never {
        #if canImport(Darwin)
            Darwin.exit(code)
        #elseif canImport(Musl)
            Musl.exit(code)
        #else
            Glibc.exit(code)
        #endif
    }
}

#if os(Linux)
    /// Runs before the Swift runtime starts, with the earliest priority that programs may use, so it calls
    /// only C.
    ///
    /// A fully static program gets its path from `/proc`, and without one the runtime ends the process with a
    /// signal. If the path is set to anything, the runtime starts, and the command can report that its
    /// arguments cannot be read.
    @section(".init_array.00101") @used
    private let findRuntime: @convention(c) () -> Void = {
        var path: CChar = 0
        if readlink("/proc/self/exe", &path, 1) == -1 { _ = setenv("SWIFT_ROOT", "/", 0) }
    }
#endif
