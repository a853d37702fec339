/// Why a transaction failed. All its files are unchanged.
public enum TransactionError<Refusal: Error>: Error {
    /// A file could not be read or written.
    case store(StoreError)
    /// The error that the caller's body threw when it saw the files.
    case refused(Refusal)
}

/// The result of a successful transaction.
public struct Committed<Outcome> {
    /// The outcome that the body returned with its changes.
    public let outcome: Outcome
    /// Errors that happened after all changes were made. The next command mends them.
    public let warnings: [StoreError]
}

extension Committed: Sendable where Outcome: Sendable {}
