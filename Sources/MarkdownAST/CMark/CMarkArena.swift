internal import CMarkBridge

/// Memory for one cmark-gfm tree after the other. Allocations lie side by side, and ``reset()`` frees all of
/// them at once.
///
/// By default cmark-gfm calls `malloc` and `free` for every node and every buffer, which takes about as long
/// as parsing. Here an allocation moves a pointer. Small pieces that are freed in between are reused, and
/// large ones go to the system, so a tree takes no more memory than with `malloc`.
///
/// cmark-gfm's allocation functions have no context argument, so a thread-local pointer leads to the thread's
/// arena.
struct CMarkArena: ~Copyable {
    private let state: UnsafeMutablePointer<State>

    /// Makes an arena for trees of `size` bytes of Markdown.
    init(forSize size: Int) {
        state = .allocate(capacity: 1)
        state.initialize(to: State(blockSize: min(1 << 18, 16 * min(size, 1 << 18) + 8192)))
    }

    deinit {
        state.pointee.releaseAll()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Frees all memory of the arena. Every pointer into it becomes invalid.
    func reset() { state.pointee.reset() }

    /// Runs the body with this arena as the one from which cmark-gfm allocates on this thread.
    func use(_ body: () -> Void) {
        let previous = Self.current
        bizlog_thread_pointer_set(Self.pointer, state)
        body()
        bizlog_thread_pointer_set(Self.pointer, previous)
    }

    /// The allocation functions to create a parser with, inside ``use(_:)``.
    nonisolated(unsafe) static let functions: UnsafeMutablePointer<cmark_mem> = {
        let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        functions.initialize(
            to: cmark_mem(
                calloc: { count, size in
                    let memory = CMarkArena.current?.pointee.allocate(count &* size)
                    memory?.initializeMemory(as: UInt8.self, repeating: 0, count: count &* size)
                    return memory
                },
                realloc: { memory, size in CMarkArena.current?.pointee.resize(memory, to: size) },
                free: { memory in if let memory { CMarkArena.current?.pointee.release(memory) } }
            )
        )
        return functions
    }()

    private static let pointer: bizlog_thread_pointer = {
        var pointer = bizlog_thread_pointer()
        _ = bizlog_thread_pointer_create(&pointer)
        return pointer
    }()

    private static var current: UnsafeMutablePointer<State>? {
        bizlog_thread_pointer_get(pointer)?.assumingMemoryBound(to: State.self)
    }
}

extension CMarkArena {
    /// The arena's blocks and the free pieces in them. A header of 8 bytes stands before each allocation: its
    /// size in 32 bits, which is the range that cmark-gfm counts with, and its index in the list of large
    /// allocations, or -1. Addresses are multiples of 8.
    fileprivate struct State {
        private var next: UnsafeMutableRawPointer?
        private var room = 0
        private var blocks: [UnsafeMutableRawPointer] = []
        private var blocksInUse = 0
        private var large: [UnsafeMutableRawPointer] = []
        /// For each size in steps of 8 bytes, the piece that was freed last. Each free piece begins with a
        /// pointer to the one freed before it.
        private let freed: UnsafeMutablePointer<UnsafeMutableRawPointer?>

        private let blockSize: Int

        private static let header = 8
        /// How many blocks ``reset()`` keeps.
        private static let keptBlocks = 8
        private static let largestSmall = 512
        private static let smallestLarge = 1 << 12

        init(blockSize: Int) {
            self.blockSize = blockSize
            freed = .allocate(capacity: Self.largestSmall / 8 + 1)
            freed.initialize(repeating: nil, count: Self.largestSmall / 8 + 1)
        }

        mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
            let size = max(8, (size &+ 7) & ~7)
            if size <= Self.largestSmall {
                if let memory = freed[size / 8] {
                    freed[size / 8] = memory.load(as: UnsafeMutableRawPointer?.self)
                    return memory
                }
            } else if size >= Self.smallestLarge {
                return allocateLarge(size)
            }
            if room < size + Self.header { addBlock() }
            guard let start = next else { return nil }
            Self.label(start, size: size, index: -1)
            next = start + size + Self.header
            room -= size + Self.header
            return start + Self.header
        }

        mutating func resize(_ memory: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer? {
            guard let memory else { return allocate(size) }
            let old = Self.size(of: memory)
            if size <= old { return memory }
            let index = Self.index(of: memory)
            if index >= 0 { return resizeLarge(memory, at: index, to: (size + 7) & ~7) }
            let growth = (size - old + 7) & ~7
            if memory + old == next, growth <= room {
                Self.label(memory - Self.header, size: old + growth, index: -1)
                next = memory + old + growth
                room -= growth
                return memory
            }
            let new = allocate(size)
            new?.copyMemory(from: memory, byteCount: old)
            release(memory)
            return new
        }

        mutating func release(_ memory: UnsafeMutableRawPointer) {
            let size = Self.size(of: memory)
            let index = Self.index(of: memory)
            if index >= 0 {
                releaseLarge(memory, at: index)
            } else if memory + size == next {
                next = memory - Self.header
                room += size + Self.header
            } else if size <= Self.largestSmall {
                memory.storeBytes(of: freed[size / 8], as: UnsafeMutableRawPointer?.self)
                freed[size / 8] = memory
            }
        }

        mutating func reset() {
            for memory in large { Self.system.free(memory - Self.header) }
            large.removeAll()
            while blocks.count > Self.keptBlocks, let block = blocks.popLast() { Self.system.free(block) }
            freed.update(repeating: nil, count: Self.largestSmall / 8 + 1)
            (next, room, blocksInUse) = (nil, 0, 0)
        }

        mutating func releaseAll() {
            reset()
            for block in blocks { Self.system.free(block) }
            freed.deallocate()
        }

        private mutating func addBlock() {
            if blocksInUse == blocks.count, let block = Self.system.realloc(nil, blockSize) {
                blocks.append(block)
            }
            guard blocksInUse < blocks.count else { return }
            (next, room) = (blocks[blocksInUse], blockSize)
            blocksInUse += 1
        }

        private mutating func allocateLarge(_ size: Int) -> UnsafeMutableRawPointer? {
            guard let start = Self.system.realloc(nil, size + Self.header) else { return nil }
            return enter(start, size: size, at: large.count)
        }

        private mutating func resizeLarge(
            _ memory: UnsafeMutableRawPointer, at index: Int, to size: Int
        ) -> UnsafeMutableRawPointer? {
            guard let start = Self.system.realloc(memory - Self.header, size + Self.header) else {
                return nil
            }
            return enter(start, size: size, at: index)
        }

        private mutating func releaseLarge(_ memory: UnsafeMutableRawPointer, at index: Int) {
            if let last = large.popLast(), index < large.count {
                large[index] = last
                Self.label(last - Self.header, size: Self.size(of: last), index: index)
            }
            Self.system.free(memory - Self.header)
        }

        private mutating func enter(
            _ start: UnsafeMutableRawPointer, size: Int, at index: Int
        ) -> UnsafeMutableRawPointer {
            Self.label(start, size: size, index: index)
            let memory = start + Self.header
            if index < large.count { large[index] = memory } else { large.append(memory) }
            return memory
        }

        private static func label(_ start: UnsafeMutableRawPointer, size: Int, index: Int) {
            start.storeBytes(of: UInt32(truncatingIfNeeded: size), as: UInt32.self)
            start.storeBytes(of: Int32(truncatingIfNeeded: index), toByteOffset: 4, as: Int32.self)
        }

        private static func size(of memory: UnsafeMutableRawPointer) -> Int {
            Int((memory - header).load(as: UInt32.self))
        }

        private static func index(of memory: UnsafeMutableRawPointer) -> Int {
            Int((memory - header).load(fromByteOffset: 4, as: Int32.self))
        }

        /// cmark-gfm's own functions. They end the process when the system has no memory.
        private static var system: SystemMemory { SystemMemory.functions }
    }

    /// The functions that take memory from the system.
    private struct SystemMemory: @unchecked Sendable {
        let realloc: (UnsafeMutableRawPointer?, Int) -> UnsafeMutableRawPointer?
        let free: (UnsafeMutableRawPointer) -> Void

        static let functions = SystemMemory()

        private init() {
            let memory = cmark_get_default_mem_allocator()?.pointee
            realloc = { memory?.realloc($0, $1) }
            free = { memory?.free($0) }
        }
    }
}
