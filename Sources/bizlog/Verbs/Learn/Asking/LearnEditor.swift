internal import LogModel
internal import LogStore
internal import SystemPackage

/// A form for a post-mortem: the log's template with the known values filled in.
struct LearnForm {
    let text: String
    private let draft: LearnDraft

    init(draft: LearnDraft, log: LogDocument, isRuleOnly: Bool) {
        self.draft = draft
        let schema = log.schemaOfFailures
        let asksForRule =
            draft.existingRule == nil && (isRuleOnly || draft.rule != nil || schema.ruleReference != nil)
        // The reference to an existing rule replaces the template's.
        var failure = isRuleOnly ? nil : draft.failure ?? EntryDraft(title: "")
        if let id = draft.existingRule, let label = schema.ruleReference?.label {
            failure = failure?.setting(label, to: "[\(id)]")
        }
        text = DraftTemplate(log).text(
            failure: failure,
            rule: asksForRule ? draft.rule ?? EntryDraft(title: "") : nil
        )
    }

    /// Adds the values that the form does not show to a draft that was read from it.
    func completed(_ read: LearnDraft) -> LearnDraft {
        var result = read
        result.category = draft.category
        result.addsCategory = draft.addsCategory
        result.crossSystem = draft.crossSystem
        result.ruleLayer = draft.ruleLayer
        result.titleRule()
        return result
    }
}

/// The user's editor, opened on a temporary file.
struct LearnEditor {
    private let file: ScratchFile
    private let before: [UInt8]

    /// The name of the file in messages.
    var name: String { file.path.string }

    /// Makes the file and runs the editor on it; nil after printing an error.
    init?(opening text: String, _ console: inout Console) {
        before = Array(text.utf8)
        guard
            let editor = ["VISUAL", "EDITOR"].lazy.compactMap({ Platform.environment($0) }).first(where: {
                !$0.isEmpty
            })
        else {
            console.fail("<editor>", nil, "no editor is set; set VISUAL or EDITOR, for example to 'vi'")
            return nil
        }
        let directory = Platform.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        do throws(StoreError) {
            file = try ScratchFile(
                in: FilePath(directory), named: "bizlog-learn", extension: "md", with: before)
        } catch {
            console.fail(error.path.shown, nil, error.description)
            return nil
        }
        let status = Platform.shell("\(editor) \(name.quotedForShell)")
        if status != 0 {
            console.fail(
                "<editor>", nil, "'\(editor)' ended with status \(status); nothing was recorded")
            if case .nothing = result { file.remove() } else { keep(&console) }
            return nil
        }
    }

    /// The text after the editor has ended.
    enum Result {
        /// The text is empty or unchanged.
        case nothing
        case text([UInt8])
        case unreadable(StoreError)
    }

    /// The present text of the file.
    var result: Result {
        do throws(StoreError) {
            let bytes = try file.read()
            return bytes != before && bytes.contains { $0 > 0x20 } ? .text(bytes) : .nothing
        } catch {
            return .unreadable(error)
        }
    }

    /// Keeps the file, since its text was not recorded, and prints its path.
    func keep(_ console: inout Console) {
        console.say("the text is kept; correct it, then: bizlog learn --from \(name.quotedForShell)")
    }

    /// Removes the file.
    func remove() { file.remove() }
}

extension String {
    /// The text quoted as one word of a shell command.
    var quotedForShell: String {
        let isPlain =
            !isEmpty
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    0x2B...0x39, 0x80...:
                    true
                case UInt8(ascii: "_"): true
                default: false
                }
            }
        if isPlain { return self }
        return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
