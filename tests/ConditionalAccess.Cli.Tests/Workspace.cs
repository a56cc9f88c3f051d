namespace ConditionalAccess.Cli.Tests;

/// <summary>A temporary folder with files of a test, and the tool run in this process.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Add(string name, string text)
    {
        string path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs the tool; the folder's own path is shown as <c>~</c>.</summary>
    public Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = Cactl.Run(arguments, new Streams(output, error));
        return new Outcome(exitCode, Shown(output), Shown(error));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Shown(StringWriter writer) => writer.ToString().Replace(_folder.FullName, "~", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
}

/// <summary>What a run came to.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);
