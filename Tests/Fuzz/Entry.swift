// What libFuzzer calls, once for each input it makes up (https://llvm.org/docs/LibFuzzer.html). Each target is a program
// of its own, built by deploy/fuzz from this file, one of the others here, and the sources under test.

/// Hands the input to the target's `check`, which stops the program where a promise is broken.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe check(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// Stops the program, so that libFuzzer keeps the input.
func expect(_ holds: Bool, _ promise: String) {
    if !holds { fatalError("broken: \(promise)") }
}
