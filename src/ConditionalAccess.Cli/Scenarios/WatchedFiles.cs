namespace ConditionalAccess.Cli.Scenarios;

/// <summary>
/// Files and folders that are looked at again and again. Looking, and not being told, because what is told is lost on network drives, in containers, and
/// where editors put a new file into the place of the old one.
/// </summary>
/// <param name="wait">Waits for some time; true when the user asks to stop.</param>
internal sealed class WatchedFiles(Func<TimeSpan, bool> wait)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly string[] s_endings = [".json", ".yaml", ".yml"];

    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);
    private Dictionary<string, (long Length, DateTime At)> _seen = [];

    public IReadOnlyCollection<string> Paths => _paths;

    /// <summary>Adds files or folders. What was added once stays: a file that is broken now may be mended.</summary>
    public void Add(IEnumerable<string> paths) => _paths.UnionWith(paths.Where(p => p.Length > 0 && !p.Contains('\0', StringComparison.Ordinal)));

    /// <summary>Remembers how the files are now.</summary>
    public void Remember() => _seen = Look();

    /// <summary>Waits until something is different and has come to rest; null when the user asks to stop.</summary>
    public string? WaitForChange()
    {
        Dictionary<string, (long, DateTime)> before = _seen;
        while (true)
        {
            long start = Environment.TickCount64;
            Dictionary<string, (long Length, DateTime At)> now = Look();
            bool isAtRest = IsSame(now, before);
            if (isAtRest && Difference(now) is { } changed)
            {
                _seen = now;
                return changed;
            }

            before = now;
            // Where looking takes long it is done less often.
            TimeSpan cost = TimeSpan.FromMilliseconds(10 * (Environment.TickCount64 - start));
            if (wait(cost > s_pause ? cost : s_pause)) return null;
        }
    }

    private static bool IsSame(Dictionary<string, (long Length, DateTime At)> one, Dictionary<string, (long Length, DateTime At)> other)
        => one.Count == other.Count && one.All(f => other.TryGetValue(f.Key, out (long, DateTime) same) && same == f.Value);

    private string? Difference(Dictionary<string, (long Length, DateTime At)> now)
        => now.Where(f => !_seen.TryGetValue(f.Key, out (long, DateTime) old) || old != f.Value).Select(f => f.Key).Concat(_seen.Keys.Except(now.Keys)).Order(StringComparer.Ordinal).FirstOrDefault();

    private Dictionary<string, (long Length, DateTime At)> Look()
    {
        var files = new Dictionary<string, (long, DateTime)>(StringComparer.Ordinal);
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        foreach (string path in _paths)
        {
            try
            {
                var folder = new DirectoryInfo(path);
                if (!folder.Exists) Add(files, path, new FileInfo(path));
                else foreach (FileInfo file in folder.EnumerateFiles("*", options).Where(f => s_endings.Contains(f.Extension, StringComparer.OrdinalIgnoreCase))) Add(files, Path.Combine(path, Path.GetRelativePath(path, file.FullName)), file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is gone or locked for now: that is a difference, too.
            }
        }

        return files;
    }

    private static void Add(Dictionary<string, (long, DateTime)> files, string name, FileInfo file)
    {
        if (file.Exists) files[name] = (file.Length, file.LastWriteTimeUtc);
    }
}
