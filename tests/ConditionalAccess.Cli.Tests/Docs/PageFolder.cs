using System.Diagnostics;

namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>A copy of what the pages work on, and the current folder of the process while one is run there.</summary>
internal sealed class PageFolder : IDisposable
{
    private static readonly string[] s_left = ["bin", "obj", "artifacts"];
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _before = Environment.CurrentDirectory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public PageFolder()
    {
        string samples = Path.Combine(SampleTests.Root(), "samples");
        foreach (string file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(SampleTests.Root(), file);
            if (name.Split(Path.DirectorySeparatorChar).Intersect(s_left).Any()) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder.FullName, name))!);
            File.Copy(file, Path.Combine(_folder.FullName, name));
        }

        Environment.CurrentDirectory = _folder.FullName;
    }

    /// <summary>Runs a command; null when it is none that is known here.</summary>
    public static Outcome? Run(string[] words) => words switch
    {
        ["cd", var folder] => Go(folder),
        ["cactl", .. var arguments] => Cactl(arguments),
        ["dotnet", "run", "--project", "src/ConditionalAccess.Cli", "--", .. var arguments] => Cactl(arguments),
        ["dotnet", "run", "--project", var project, "--", .. var arguments] when IsSample(project) => Sample(project, arguments),
        ["dotnet", "run", "--project", var project] when IsSample(project) => Sample(project, []),
        _ => null,
    };

    public static void Write(string name, string text)
    {
        string path = Path.GetFullPath(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Delete(recursive: true);
    }

    private static bool IsSample(string project) => project.StartsWith("samples/", StringComparison.Ordinal);

    private static Outcome Go(string folder)
    {
        if (!Directory.Exists(folder)) return new Outcome(1, "", "there is no folder " + folder);
        Environment.CurrentDirectory = Path.GetFullPath(folder);
        return new Outcome(0, "", "");
    }

    private static Outcome Cactl(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = Cli.Cactl.Run(arguments, new Streams(output, error));
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    // What 'dotnet run' starts when everything is built.
    private static Outcome Sample(string project, string[] arguments)
    {
        string name = project.Split('/')[^1];
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        string program = Path.Combine(SampleTests.Root(), project, "bin", built.Parent!.Name, built.Name, name + ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("COLUMNS");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience)) process.Kill();
        return new Outcome(process.ExitCode, output.Result, error.Result);
    }
}
