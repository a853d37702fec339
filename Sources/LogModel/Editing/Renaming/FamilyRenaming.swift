internal import ByteText
public import MarkdownAST

/// Gives an entry another id, and names it by this one wherever the files of its family name it.
///
/// Nothing is guessed: if it cannot be told which entry is meant, or the new id is that of another one, it is refused. The result is read
/// again: all entries, blocks and code must be what they were, but for the id.
public struct FamilyRenaming: Sendable {
    /// A file of the family.
    public struct Member: Sendable {
        /// How messages name it.
        public let name: String
        /// The file.
        public let log: LogDocument

        /// Makes a member of a family.
        public init(_ log: LogDocument, name: String) { (self.log, self.name) = (log, name) }
    }

    /// The edits of each file, in the order in which the files were given.
    public let edits: [[TextEdit]]

    /// Plans the renaming of an entry.
    ///
    /// - Parameters:
    ///   - old: its id.
    ///   - new: the id that it is to have, which nothing in the files has or mentions.
    ///   - members: the log and all files that belong to it, each once.
    /// - Throws: ``RenamingError``
    /// - Complexity: O(n) in the bytes of the files
    public init(of old: EntryID, to new: EntryID, in members: [Member]) throws(RenamingError) {
        let places = members.flatMap { member in
            member.log.entries.filter { $0.hasID && $0.id == old }.map { (member, $0) }
        }
        guard let (home, entry) = places.first else { throw .noEntry(old) }
        if places.count > 1 {
            throw .several(old, places.map { RenamingError.Place($0.0, at: $0.1.range.lowerBound) })
        }
        if old == new { throw .same(old) }
        for member in members { try Self.check(new, isFreeIn: member) }
        guard home.log.takes(new, inPlaceOf: entry) else { throw .otherFamily(new, inPlaceOf: old) }
        let renaming = [old: new]
        var edits: [[TextEdit]] = []
        for member in members {
            let planned = IDRenaming.edits(in: member.log, renaming: renaming)
            edits.append(planned)
            if planned.isEmpty { continue }
            guard let source = try? member.log.document.source.applying(planned),
                let after = try? LogDocument(parsing: source),
                IDRenaming.isProven(from: member.log, to: after, renaming: renaming)
            else { throw .unproven(member.name) }
        }
        self.edits = edits
    }

    private static func check(_ id: EntryID, isFreeIn member: Member) throws(RenamingError) {
        if let entry = member.log.entries.first(where: { $0.hasID && $0.id == id }) {
            throw .taken(id, RenamingError.Place(member, at: entry.range.lowerBound))
        }
        let bytes = member.log.document.source.bytes
        if let mention = IDMention.all(in: bytes, bytes.indices).first(where: { $0.id == id }) {
            throw .mentioned(id, RenamingError.Place(member, at: mention.range.lowerBound))
        }
        if let mention = IDRenaming.mentions(of: [id], in: member.log).first {
            throw .mentioned(id, RenamingError.Place(member, at: mention.range.lowerBound))
        }
    }
}

extension LogDocument {
    /// Whether an entry would be read as it is with another id: by the same schema, as a failure or a rule as before, and with a beginning
    /// that ids in the file have.
    fileprivate func takes(_ id: EntryID, inPlaceOf entry: LogEntry) -> Bool {
        if id.prefix == entry.id.prefix { return true }
        let (new, old) = (Array(id.capitals.utf8), Array(entry.id.capitals.utf8))
        guard id.isRule == entry.isRule,
            Self.schemaIndex(forID: new[...], templates: templates)
                == Self.schemaIndex(forID: old[...], templates: templates)
        else { return false }
        if let schema = entry.syntax?.schema, schema.isFromTemplate {
            return new[...].isID(beginningWith: schema.idPrefix)
        }
        return entries.contains { $0.hasID && $0.id.prefix == id.prefix }
    }
}
