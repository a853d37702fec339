internal import LogGit
internal import LogModel
internal import LogStore
internal import SystemPackage

/// The work of `bizlog merge` with three files.
struct MergeRun {
    private let command: MergeCommand
    private var console = Console()

    init(_ command: MergeCommand) { self.command = command }

    /// Merges, says what was decided, and returns the exit code.
    mutating func run() -> Int32 {
        let name = command.path?.name ?? command.files[1].name
        let driver = MergeDriver()
        do {
            let outcome = try command.driver ? driver.run(request) : driver.merge(request)
            for remark in outcome.remarks { console.say("\(name): \(remark)") }
            for note in outcome.notes { console.say(note.description) }
            if !command.driver, let bytes = outcome.bytes { console.print(data: bytes) }
            return max(Int32(outcome.status), console.finish().rawValue)
        } catch let error as StoreError {
            console.fail(error.path.shown, nil, error.description)
        } catch {
            console.fail(name, nil, "\(error)")
        }
        return console.finish().rawValue
    }

    private var request: MergeRequest {
        let paths = command.files.map(\.path)
        var request = MergeRequest(base: paths[0], ours: paths[1], theirs: paths[2])
        request.markerSize = command.markerSize
        request.path = command.path?.path
        request.baseLabel = command.baseLabel?.bytes
        request.ourLabel = command.ourLabel?.bytes
        request.theirLabel = command.theirLabel?.bytes
        if !command.driver {
            request.baseLabel = request.baseLabel ?? paths[0].bytes
            request.ourLabel = request.ourLabel ?? paths[1].bytes
            request.theirLabel = request.theirLabel ?? paths[2].bytes
        }
        return request
    }
}
