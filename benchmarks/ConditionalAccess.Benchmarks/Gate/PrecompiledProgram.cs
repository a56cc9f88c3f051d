namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>A copy of this program in which the library is the image that its package carries for this machine, as in the program of somebody who uses the package.</summary>
internal sealed class PrecompiledProgram : IDisposable
{
    private const string Images = "precompiled";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public PrecompiledProgram()
    {
        var source = new DirectoryInfo(AppContext.BaseDirectory);
        foreach (FileInfo file in source.EnumerateFiles("*", SearchOption.AllDirectories)) Copy(file, Path.GetRelativePath(source.FullName, file.FullName));
        foreach (FileInfo file in source.CreateSubdirectory(Images).EnumerateFiles()) Copy(file, file.Name);
    }

    /// <summary>True when the package carries code for this machine. Where it does not, whoever uses it has intermediate language only.</summary>
    public static bool Exists => Directory.Exists(Path.Combine(AppContext.BaseDirectory, Images));

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    private void Copy(FileInfo file, string name)
    {
        string target = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        file.CopyTo(target, overwrite: true);
    }
}
