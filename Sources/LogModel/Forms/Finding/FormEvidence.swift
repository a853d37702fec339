/// What stands right under a heading and speaks for its being an entry: labels, and what they stand for.
struct FormEvidence {
    /// The indices of the labels.
    fileprivate(set) var labels: [Int] = []
    fileprivate(set) var roles = FieldRoles()
    /// How many of the labels have a value.
    fileprivate(set) var filled = 0
    fileprivate(set) var hasDate = false

    /// Whether at least two roles are known under it, or a date, or a state.
    var isStrong: Bool {
        roles.count >= 2 || roles.contains(.date) || roles.contains(.status) || roles.contains(.severity)
    }

    /// Whether at least some number of labels are among those that its siblings have.
    func has(_ count: Int, of shared: Set<ArraySlice<UInt8>>, _ all: FormLabels, _ bytes: [UInt8]) -> Bool {
        guard !shared.isEmpty else { return false }
        return Set(labels.map { bytes[all.fields[$0].words] }).intersection(shared).count >= count
    }

    /// The evidence of each heading, and at the end what stands before the first one.
    ///
    /// What stands under a heading that is a label, `### Root cause`, belongs to the heading above it.
    static func all(_ outline: FormOutline, _ labels: FormLabels, _ bytes: [UInt8]) -> [FormEvidence] {
        let headings = outline.headings
        var owners: [Int] = []
        for (index, heading) in headings.enumerated() {
            owners.append(heading.isLabel ? heading.parent.map { owners[$0] } ?? index : index)
        }
        var all = Array(repeating: FormEvidence(), count: headings.count + 1)
        var heading = -1
        for (index, field) in labels.fields.enumerated() {
            while heading + 1 < headings.count, headings[heading + 1].line <= field.line { heading += 1 }
            let owner = heading < 0 ? headings.count : owners[heading]
            all[owner].labels.append(index)
            if let role = field.role { all[owner].roles.insert(role) }
            if !field.value.isEmpty { all[owner].filled += 1 }
            if field.role == .date, DateScan.first(in: bytes, field.value) != nil {
                all[owner].hasDate = true
            }
        }
        return all
    }
}
