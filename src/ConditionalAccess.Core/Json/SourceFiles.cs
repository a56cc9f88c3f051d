using System.Globalization;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Files, folders and streams as bytes. What cannot be read becomes a finding, never an exception.</summary>
internal static class SourceFiles
{
    private const int ChunkSize = 1 << 16;

    /// <summary>Null with a finding when the file cannot be read or is longer than <paramref name="limit"/>.</summary>
    public static byte[]? ReadFile(string path, string name, long limit, FindingList findings)
    {
        try
        {
            if (!File.Exists(path)) return Refuse(findings, name, "the file does not exist", "check the path");
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return stream.CanSeek && stream.Length > limit ? RefuseSize(findings, name, limit) : Read(stream, name, limit, findings);
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse(findings, name, "the file cannot be read: access is denied", "give read access to it");
        }
        catch (IOException)
        {
            return Refuse(findings, name, "the file cannot be read", "check that it exists and is not locked");
        }
    }

    /// <summary>Null with a finding when the stream cannot be read or is longer than <paramref name="limit"/>.</summary>
    public static byte[]? Read(Stream stream, string? name, long limit, FindingList findings)
    {
        var bytes = new MemoryStream();
        byte[] chunk = new byte[ChunkSize];
        try
        {
            for (int read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
            {
                bytes.Write(chunk, 0, read);
                if (bytes.Length > limit) return RefuseSize(findings, name, limit);
            }
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ObjectDisposedException or UnauthorizedAccessException)
        {
            return Refuse(findings, name, "the stream cannot be read", "open it for reading and do not close it");
        }

        return bytes.ToArray();
    }

    /// <summary>All JSON files below a folder in ordinal order of their relative path; names that start with a dot are left out.</summary>
    public static List<(string Path, string Name)> Find(string folder, FindingList findings)
    {
        var files = new List<(string Path, string Name)>();
        var pending = new Stack<DirectoryInfo>([new DirectoryInfo(folder)]);
        while (pending.TryPop(out DirectoryInfo? at))
        {
            try
            {
                foreach (FileSystemInfo entry in at.EnumerateFileSystemInfos()) Visit(entry, folder, files, pending, findings);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Refuse(findings, NameOf(folder, at.FullName), "the folder cannot be read", "give read access to it");
            }
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }

    public static byte[]? RefuseSize(FindingList findings, string? name, long limit)
    {
        findings.Add(DiagnosticSeverity.Error, DiagnosticCodes.DocumentTooLarge, string.Create(CultureInfo.InvariantCulture, $"the documents are larger than the {Math.Max(limit, 0):N0} bytes left of the limit"),
            "read fewer documents, or raise the limit MaxBytes", name);
        return null;
    }

    private static void Visit(FileSystemInfo entry, string folder, List<(string Path, string Name)> files, Stack<DirectoryInfo> pending, FindingList findings)
    {
        if (entry.Name.StartsWith('.')) return;
        string name = NameOf(folder, entry.FullName);
        if (entry is not DirectoryInfo child)
        {
            if (entry.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase)) files.Add((entry.FullName, name));
        }
        else if (child.LinkTarget is not null)
        {
            findings.Add(DiagnosticSeverity.Warning, DiagnosticCodes.SourceNotReadable, "the folder is a link and is not followed", "load its target as a folder of its own", name);
        }
        else
        {
            pending.Push(child);
        }
    }

    // Relative and with forward slashes, so that findings are the same on every machine.
    private static string NameOf(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static byte[]? Refuse(FindingList findings, string? name, string message, string remedy)
    {
        findings.Add(DiagnosticSeverity.Error, DiagnosticCodes.SourceNotReadable, message, remedy, name);
        return null;
    }
}
