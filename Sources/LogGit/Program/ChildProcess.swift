internal import SystemBridge
internal import SystemPackage

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A program that was started, with pipes to its standard streams.
///
/// It is an own wrapper of `posix_spawn`. The library swift-subprocess is asynchronous, and nothing that calls git here is; a static program
/// with it is 1.5 MiB larger and takes 20 ms more for its first call.
final class ChildProcess {
    private let process: pid_t
    /// Where its standard input is written to; nil once it is closed.
    private var input: FileDescriptor?
    private let output: FileDescriptor
    private let errors: FileDescriptor
    private var hasEnded = false

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: its arguments, its name first.
    ///   - environment: its environment, each variable as `NAME=value`.
    ///   - hearsErrors: whether what it says on standard error is kept.
    init(
        _ name: String, _ arguments: [[UInt8]], environment: [[UInt8]], hearsErrors: Bool
    ) throws(Errno) {
        let pipes = try Pipes(hearsErrors: hearsErrors)
        let (arguments, environment) = (Self.pointers(arguments), Self.pointers(environment))
        defer { for pointer in arguments + environment { free(pointer) } }
        let process = bizlog_spawn(
            name, arguments, environment, pipes.input.read.rawValue, pipes.output.write.rawValue,
            pipes.errors.write.rawValue)
        let error = Errno(rawValue: errno)
        pipes.closeEndsOfChild()
        guard process > 0 else {
            pipes.closeOwnEnds()
            throw error
        }
        self.process = process
        (input, output, errors) = (pipes.input.write, pipes.output.read, pipes.errors.read)
    }

    deinit {
        try? input?.close()
        try? output.close()
        try? errors.close()
        if !hasEnded { _ = Self.wait(for: process) }
    }

    /// What a program has left behind.
    struct Outcome {
        /// The exit code, or 128 and the signal that ended it.
        let status: Int
        let output: [UInt8]
        let errors: [UInt8]
        /// Whether it printed more than was asked for.
        let isCut: Bool
    }

    /// Gives the program all of its input and reads all that it prints, whichever comes first.
    ///
    /// - Parameter limit: how many bytes of its output are kept.
    func run(input text: [UInt8], limit: Int) throws(Errno) -> Outcome {
        var (printed, said): ([UInt8], [UInt8]) = ([], [])
        var written = 0
        var (isOpen, isSaying, isCut) = (true, true, false)
        if text.isEmpty { closeInput() } else if let input { Self.unblock(input) }
        while isOpen || isSaying {
            var waiting: [pollfd] = []
            if isOpen { waiting.append(pollfd(fd: output.rawValue, events: Int16(POLLIN), revents: 0)) }
            if isSaying { waiting.append(pollfd(fd: errors.rawValue, events: Int16(POLLIN), revents: 0)) }
            if let input { waiting.append(pollfd(fd: input.rawValue, events: Int16(POLLOUT), revents: 0)) }
            if poll(&waiting, numericCast(waiting.count), -1) == -1 {
                if errno == EINTR { continue }
                throw Errno(rawValue: errno)
            }
            for ready in waiting where ready.revents != 0 {
                switch ready.fd {
                case output.rawValue:
                    let room = limit - printed.count
                    let part = try Self.read(output)
                    isOpen = !part.isEmpty
                    if part.count > room { isCut = true }
                    printed += part.prefix(max(0, room))
                case errors.rawValue:
                    let part = try Self.read(errors)
                    isSaying = !part.isEmpty
                    said += part.prefix(max(0, Self.messageLimit - said.count))
                default:
                    guard let input else { continue }
                    let count = text[written...].withUnsafeBytes {
                        write(input.rawValue, $0.baseAddress, $0.count)
                    }
                    if count > 0 { written += count }
                    // A program that ends before it has read all has its reasons.
                    if written == text.count || count == -1 && errno != EAGAIN && errno != EINTR {
                        closeInput()
                    }
                }
            }
        }
        hasEnded = true
        return Outcome(status: Self.wait(for: process), output: printed, errors: said, isCut: isCut)
    }

    /// Writes to the program's input, which it reads before it answers.
    func send(_ bytes: [UInt8]) throws(Errno) {
        guard let input else { throw .brokenPipe }
        do { _ = try input.writeAll(bytes) } catch let error as Errno { throw error } catch { throw .ioError }
    }

    /// Reads some bytes of the program's output; none at its end.
    func receive() throws(Errno) -> [UInt8] { try Self.read(output) }

    private func closeInput() {
        try? input?.close()
        input = nil
    }

    private static let messageLimit = 4096
    private static let pieceSize = 1 << 16

    private static func read(_ descriptor: FileDescriptor) throws(Errno) -> [UInt8] {
        do {
            return try [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
                count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }

    private static func unblock(_ descriptor: FileDescriptor) {
        let flags = fcntl(descriptor.rawValue, F_GETFL)
        if flags != -1 { _ = fcntl(descriptor.rawValue, F_SETFL, flags | O_NONBLOCK) }
    }

    private static func wait(for process: pid_t) -> Int {
        var status: CInt = 0
        while waitpid(process, &status, 0) == -1 { if errno != EINTR { return 127 } }
        return Int(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
    }

    private static func pointers(_ texts: [[UInt8]]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { text in
            text.withUnsafeBytes { bytes in
                bytes.baseAddress.map { strndup($0.assumingMemoryBound(to: CChar.self), bytes.count) }
                    ?? strdup("")
            }
        } + [nil]
    }

    /// The pipes to a program that is being started.
    private struct Pipes {
        let input, output, errors: (read: FileDescriptor, write: FileDescriptor)

        init(hearsErrors: Bool) throws(Errno) {
            var made: [(read: FileDescriptor, write: FileDescriptor)] = []
            do throws(Errno) {
                for _ in 0..<2 { made.append(try Self.make()) }
                made.append(hearsErrors ? try Self.make() : try Self.nowhere())
            } catch {
                for pipe in made {
                    try? pipe.read.close()
                    try? pipe.write.close()
                }
                throw error
            }
            (input, output, errors) = (made[0], made[1], made[2])
        }

        private static func make() throws(Errno) -> (read: FileDescriptor, write: FileDescriptor) {
            var ends: [CInt] = [-1, -1]
            guard bizlog_pipe(&ends) == 0 else { throw Errno(rawValue: errno) }
            return (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
        }

        /// Two ends that lead nowhere.
        private static func nowhere() throws(Errno) -> (read: FileDescriptor, write: FileDescriptor) {
            func open() throws(Errno) -> FileDescriptor {
                do {
                    return try FileDescriptor.open("/dev/null", .readOnly, options: .closeOnExec)
                } catch let error as Errno {
                    throw error
                } catch {
                    throw .ioError
                }
            }
            return (try open(), try open())
        }

        func closeEndsOfChild() {
            for end in [input.read, output.write, errors.write] { try? end.close() }
        }

        func closeOwnEnds() {
            for end in [input.write, output.read, errors.read] { try? end.close() }
        }
    }
}
