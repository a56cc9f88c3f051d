using System.Globalization;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads a file of sign-ins within the size limit; a file that cannot be read is a finding.</summary>
internal static class SignInFile
{
    public static byte[]? Read(string path, FindingList findings)
    {
        try
        {
            long size = new FileInfo(path).Length;
            if (size <= PolicyReadOptions.Default.MaxBytes)
            {
                // A device or a pipe says that it has no length, and may have no end.
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                return SourceFiles.Read(stream, path, PolicyReadOptions.Default.MaxBytes, findings);
            }

            string limit = PolicyReadOptions.Default.MaxBytes.ToString("N0", CultureInfo.InvariantCulture);
            findings.Add(DiagnosticSeverity.Error, DiagnosticCodes.DocumentTooLarge, $"the file is larger than {limit} bytes", "split it", path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            findings.Add(DiagnosticSeverity.Error, DiagnosticCodes.SourceNotReadable, "the file cannot be read", "check that it exists and may be read", path);
        }

        return null;
    }
}
