import LogStore
import Testing
