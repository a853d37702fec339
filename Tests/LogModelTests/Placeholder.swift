import LogModel
import Testing
