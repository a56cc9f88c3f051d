using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

/// <summary>Logs that do not fit in memory: ten times as long takes no more of it.</summary>
public sealed class ReplayScaleTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_log_of_ten_times_the_length_needs_no_more_memory(bool isZipped)
    {
        (long small, _) = Peak(10_000, isZipped);
        (long large, string answer) = Peak(100_000, isZipped);
        Assert.True(large < small + (48L << 20), string.Create(CultureInfo.InvariantCulture, $"{small >> 20} MiB for 10,000 lines, {large >> 20} MiB for 100,000"));
        Assert.InRange(large >> 20, 1, 400);
        using var json = JsonDocument.Parse(answer);
        Assert.Equal((99_999L, 1L), (json.RootElement.GetProperty("signIns").GetInt64(), json.RootElement.GetProperty("badLines").GetInt64()));
        JsonElement agreement = json.RootElement.GetProperty("agreement");
        Assert.Equal(100, agreement.GetProperty("compared").GetInt64() - agreement.GetProperty("same").GetInt64());
    }

    /// <summary>The most memory that the process held, in bytes, and its answer.</summary>
    private (long Bytes, string Answer) Peak(long lines, bool isZipped)
    {
        string log = _files["log.jsonl"], export = _files.Add("policies.json", BigLog.Policy), answer = _files["answer.json"];
        BigLog.Write(log, lines);
        if (isZipped)
        {
            using FileStream plain = File.OpenRead(log), zipped = File.Create(log + ".gz");
            using var zip = new GZipStream(zipped, CompressionLevel.Fastest);
            plain.CopyTo(zip);
        }

        // So many users do not fit into what is kept of each: the impact is asked for, too.
        using Process tool = Process.Start(new ProcessStartInfo(ToolProcess.Host, [ToolProcess.Tool, "replay", export, isZipped ? log + ".gz" : log, "--against", export, "--format", "json", "--output", answer]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        long peak = 0;
        while (!tool.WaitForExit(10)) peak = Math.Max(peak, PeakNow(tool));
        Assert.True(tool.ExitCode == 1, tool.StandardError.ReadToEnd());
        return (peak, File.ReadAllText(answer));
    }

    /// <summary>0 when it has just ended: no question asked before tells that it still runs, and its peak so far is known from the reading before.</summary>
    private static long PeakNow(Process tool)
    {
        tool.Refresh();
        try
        {
            return tool.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
