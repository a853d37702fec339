internal import LogModel
internal import SystemPackage
