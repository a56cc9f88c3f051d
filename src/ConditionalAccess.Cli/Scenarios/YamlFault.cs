namespace ConditionalAccess.Cli.Scenarios;

/// <summary>YAML that stands for no JSON.</summary>
internal sealed class YamlFault : Exception
{
    public YamlFault()
    {
    }

    public YamlFault(string message)
        : base(message)
    {
    }

    public YamlFault(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
