/// Why a transaction failed. All its files are unchanged.
public enum TransactionError<Refusal: Error>: Error, CustomStringConvertible {
    /// A file could not be read or written.
    case store(StoreError)
    /// The error that the caller's body threw when it saw the files.
    case refused(Refusal)

    /// What is wrong and what to do about it; what the caller's own error says of itself if that is it.
    public var description: String {
        switch self {
        case .store(let error): "\(error.path): \(error)"
        case .refused(let refusal): "\(refusal)"
        }
    }
}

/// The result of a successful transaction.
public struct Committed<Outcome> {
    /// The outcome that the body returned with its changes.
    public let outcome: Outcome
    /// Errors that happened after all changes were made. The next command mends them.
    public let warnings: [StoreError]
}

extension Committed: Sendable where Outcome: Sendable {}
