/// A set of roles, which costs no memory of its own: every heading of a file has one.
struct FieldRoles: Sendable, Hashable {
    /// The bit at the place of each role in ``FieldRole/allCases``.
    private var bits: UInt32 = 0

    var isEmpty: Bool { bits == 0 }

    var count: Int { bits.nonzeroBitCount }

    func contains(_ role: FieldRole) -> Bool { bits & Self.bit(role) != 0 }

    mutating func insert(_ role: FieldRole) { bits |= Self.bit(role) }

    private static func bit(_ role: FieldRole) -> UInt32 { 1 << role.place }
}

extension FieldRole {
    /// The place among ``allCases``.
    fileprivate var place: UInt32 {
        switch self {
        case .date: 0
        case .severity: 1
        case .status: 2
        case .category: 3
        case .layer: 4
        case .entity: 5
        case .owner: 6
        case .whatBroke: 7
        case .cause: 8
        case .whyNotCaught: 9
        case .fix: 10
        case .rule: 11
        case .ruleText: 12
        case .lesson: 13
        case .origin: 14
        case .related: 15
        case .why: 16
        case .enforcement: 17
        case .crossSystem: 18
        case .lastUpdated: 19
        case .total: 20
        }
    }
}
