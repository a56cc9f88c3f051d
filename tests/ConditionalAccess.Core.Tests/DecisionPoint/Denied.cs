namespace ConditionalAccess.Core.Tests.DecisionPoint;

/// <summary>Takes read access to a file away until disposed: by its mode, or by a lock where there are no modes.</summary>
internal sealed class Denied : IDisposable
{
    private readonly string _path;
    private readonly FileStream? _lock;

    private Denied(string path)
    {
        _path = path;
        if (OperatingSystem.IsWindows()) _lock = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        else File.SetUnixFileMode(path, UnixFileMode.None);
    }

    public static Denied To(string path) => new(path);

    public static bool IsReadable(string path)
    {
        try
        {
            return File.ReadAllBytes(path).Length > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
