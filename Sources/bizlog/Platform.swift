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

    /// The value of an environment variable.
    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// The seconds since 1970, in UTC.
    static var secondsSince1970: Int { Int(time(nil)) }

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
