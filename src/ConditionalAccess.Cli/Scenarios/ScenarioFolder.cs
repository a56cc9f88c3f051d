using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>Finds and reads the scenario files of a folder.</summary>
internal static class ScenarioFolder
{
    private static readonly string[] s_endings = [".tests.json", ".tests.yaml", ".tests.yml"];

    /// <param name="path">The folder, or one file.</param>
    /// <param name="policies">The export that stands in for those that the files name; null: what they name.</param>
    /// <param name="problems">What is wrong; with any problem nothing should be run, because a test that is not run looks like one that passes.</param>
    public static IReadOnlyList<ScenarioFile> Read(string path, string? policies, List<string> problems)
    {
        var files = new List<ScenarioFile>();
        foreach (string file in Find(path, problems))
        {
            string name = file == path ? Path.GetFileName(file) : Path.GetRelativePath(path, file).Replace('\\', '/');
            if (ScenarioReader.Read(file, name, policies, problems) is { } read) files.Add(read);
        }

        return files;
    }

    private static string[] Find(string path, List<string> problems)
    {
        try
        {
            if (File.Exists(path)) return [path];
            if (!Directory.Exists(path)) return Refuse(SafeText.Quote(path) + " does not exist", problems);
            var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
            string[] files = [.. Directory.EnumerateFiles(path, "*.tests.*", options)
                .Where(f => s_endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)];
            return files.Length > 0 ? files : Refuse("there is no file *.tests.json, *.tests.yaml or *.tests.yml below " + SafeText.Quote(path), problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(SafeText.Quote(path) + " cannot be read: " + e.Message, problems);
        }
    }

    private static string[] Refuse(string message, List<string> problems)
    {
        problems.Add(message);
        return [];
    }
}
