using System.Runtime.ExceptionServices;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>
/// Runs work on a thread of its own with a stack of a known size: what the compiler accepts then does not depend on how deep the caller stands or how small its
/// stack is.
/// </summary>
internal static class RoomyThread
{
    private const int StackSize = 16 * 1024 * 1024;

    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                fault = ExceptionDispatchInfo.Capture(e);
            }
        }, StackSize) { IsBackground = true, Name = "script compiler" };
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result;
    }
}
