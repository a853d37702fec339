#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What the command asks of the process and its terminal. The only file of the command that calls C.
enum Platform {
    /// Makes sure that a failing write is an error to report and not the end of the process, and that no file
    /// that is opened later can be mistaken for standard output.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for descriptor: CInt in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // The wrong way around, so that using the closed stream stays an error.
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// The arguments of the process, its own name first; nil if the system does not tell, as on Linux without `/proc`, or with too few
    /// file descriptors to read it.
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

    /// The seconds since 1970, in UTC.
    static var secondsSince1970: Int { Int(time(nil)) }

    /// The year, month (1 to 12) and day of the month that the clock on the wall shows.
    static var localDay: (year: Int, month: Int, day: Int)? {
        var now = time(nil)
        var local = tm()
        guard localtime_r(&now, &local) != nil else { return nil }
        return (Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
    }

    /// The time since 1970 in UTC, as finely as the machine knows it.
    static var timeSince1970: Duration {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return .seconds(Int64(now.tv_sec)) + .nanoseconds(Int64(now.tv_nsec))
    }

    /// Runs a line of shell on this terminal and waits for it. Closed pipes end it as usual, and Ctrl-C is its own.
    ///
    /// - Returns: the exit code, or 128 and the signal that ended it.
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

    /// How many columns the terminal behind a descriptor has; nil if it is none or does not say.
    static func terminalWidth(_ descriptor: CInt) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, numericCast(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Ends the process as a closed pipe ends any other: quietly, by the signal.
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
    /// Runs before the Swift runtime starts, as the lowest of the priorities that programs have, so it calls nothing but C.
    ///
    /// A wholly static program has its runtime's path from `/proc`, and the runtime ends the process by a signal where there is none.
    /// Told any path, it starts, and then the command can say that its arguments cannot be read.
    @section(".init_array.00101") @used
    private let findRuntime: @convention(c) () -> Void = {
        var path: CChar = 0
        if readlink("/proc/self/exe", &path, 1) == -1 { _ = setenv("SWIFT_ROOT", "/", 0) }
    }
#endif
