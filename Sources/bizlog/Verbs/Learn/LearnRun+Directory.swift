internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

// Adds files to a directory that has an entry in each file.
extension LearnRun {
    /// Writes a file for each post-mortem, or shows what would be written.
    mutating func record(_ drafts: [LearnDraft], in directory: EntryDirectory, _ snapshot: FamilySnapshot) {
        guard let form = FormFile(like: snapshot.family.log.document) else {
            console.fail(
                directory.path.shown, nil,
                "\(directory.model.shown) does not show what a new file must look like; name a file that does with --log"
            )
            return
        }
        if command.handoff {
            console.fail(directory.path.shown, nil, "a directory of files has no queue; leave out --handoff")
            return
        }
        var written: [(id: String, path: FilePath, bytes: [UInt8])] = []
        for (index, postmortem) in postmortems(drafts).enumerated() {
            let title = postmortem.failure?.title ?? ""
            var (path, number) = directory.next(title: title, on: postmortem.date, after: written.count)
            let made = form.text(postmortem, number: number)
            guard let text = made.text else {
                let problems = made.problems.map {
                    RecordingProblem(postmortem: index, part: .failure, reason: $0)
                }
                report(problems, with: drafts, in: snapshot)
                return
            }
            var bytes = Array(text.utf8)
            // Another program may have taken the number meanwhile.
            var attempt = 0
            while !command.dryRun, attempt < 50, (try? Stat(path)) != nil {
                attempt += 1
                (path, number) = directory.next(
                    title: title, on: postmortem.date, after: written.count + attempt)
                bytes = Array((form.text(postmortem, number: number).text ?? text).utf8)
            }
            written.append((number ?? postmortem.date.description, path, bytes))
        }
        if !command.dryRun {
            do throws(StoreError) {
                let warnings = try Transaction.commit(
                    written.map { .make($0.path, with: $0.bytes) }, within: snapshot.files.boundary)
                for warning in warnings { console.warn(warning.path.shown, nil, warning.description) }
            } catch {
                console.fail(error.path.shown, nil, error.description)
                return
            }
        }
        let diff = written.flatMap { file in
            let edit = TextEdit(range: 0..<0, replacement: file.bytes)
            return UnifiedDiff(from: [], to: file.bytes, by: [edit]).rendered(
                PatchName(of: file.path), isNew: true)
        }
        let lines = written.map { "\($0.id) \($0.path.shown)" }
        if command.json {
            console.print(
                json: Record(
                    written.map { ($0.id, $0.path.shown) },
                    command.dryRun ? String(decoding: diff, as: UTF8.self) : nil))
        } else if command.dryRun {
            console.print(diff: diff)
            console.say("would record", lines)
        } else {
            for line in lines {
                console.note(change: line)
                console.print(line: line)
            }
        }
    }

    /// The output of `learn --json` for files.
    private struct Record: Encodable {
        let entries: [Entry]
        let files: [String]
        let isDryRun: Bool
        let diff: String?
        let warnings: [String] = []

        struct Entry: Encodable {
            let failure: Place
        }

        struct Place: Encodable {
            let id: String
            let path: String
            let isNew = true
        }

        init(_ files: [(id: String, path: String)], _ diff: String?) {
            entries = files.map { Entry(failure: Place(id: $0.id, path: $0.path)) }
            self.files = files.map(\.path)
            isDryRun = diff != nil
            self.diff = diff
        }
    }
}
