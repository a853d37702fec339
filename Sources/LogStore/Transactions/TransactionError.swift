/// Why a transaction was not made. All its files are as they were.
public enum TransactionError<Refusal: Error>: Error {
    /// Files could not be read or written.
    case store(StoreError)
    /// The caller's own decision, made when it saw what the files hold.
    case refused(Refusal)
}

/// A transaction that was made.
public struct Committed<Outcome> {
    /// What the caller answered beside the changes.
    public let outcome: Outcome
    /// What went wrong after everything was in place. The next command tries again to put it right.
    public let warnings: [StoreError]
}

extension Committed: Sendable where Outcome: Sendable {}
