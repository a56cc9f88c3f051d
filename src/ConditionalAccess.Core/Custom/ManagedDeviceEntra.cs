namespace ConditionalAccess.Custom;

/// <summary>The Entra device object of a device (<see cref="Compliance.EntraDeviceFacts"/>). There is never an object of this type.</summary>
public abstract class ManagedDeviceEntra
{
    private protected ManagedDeviceEntra()
    {
    }

    /// <summary>Whether the account is enabled.</summary>
    public abstract bool IsEnabled { get; }

    /// <summary>Whether registration is complete.</summary>
    public abstract bool IsRegistrationComplete { get; }

    /// <summary><c>profileType</c>.</summary>
    public abstract string ProfileType { get; }

    /// <summary><c>operatingSystem</c>.</summary>
    public abstract string OperatingSystem { get; }

    /// <summary><c>physicalIds</c>.</summary>
    public abstract IReadOnlyCollection<string> PhysicalIds { get; }

    /// <summary><c>systemLabels</c>.</summary>
    public abstract IReadOnlyCollection<string> SystemLabels { get; }

    /// <summary><c>extensionAttribute1</c>.</summary>
    public abstract string ExtensionAttribute1 { get; }

    /// <summary><c>extensionAttribute2</c>.</summary>
    public abstract string ExtensionAttribute2 { get; }

    /// <summary><c>extensionAttribute3</c>.</summary>
    public abstract string ExtensionAttribute3 { get; }

    /// <summary><c>extensionAttribute4</c>.</summary>
    public abstract string ExtensionAttribute4 { get; }

    /// <summary><c>extensionAttribute5</c>.</summary>
    public abstract string ExtensionAttribute5 { get; }

    /// <summary><c>extensionAttribute6</c>.</summary>
    public abstract string ExtensionAttribute6 { get; }

    /// <summary><c>extensionAttribute7</c>.</summary>
    public abstract string ExtensionAttribute7 { get; }

    /// <summary><c>extensionAttribute8</c>.</summary>
    public abstract string ExtensionAttribute8 { get; }

    /// <summary><c>extensionAttribute9</c>.</summary>
    public abstract string ExtensionAttribute9 { get; }

    /// <summary><c>extensionAttribute10</c>.</summary>
    public abstract string ExtensionAttribute10 { get; }

    /// <summary><c>extensionAttribute11</c>.</summary>
    public abstract string ExtensionAttribute11 { get; }

    /// <summary><c>extensionAttribute12</c>.</summary>
    public abstract string ExtensionAttribute12 { get; }

    /// <summary><c>extensionAttribute13</c>.</summary>
    public abstract string ExtensionAttribute13 { get; }

    /// <summary><c>extensionAttribute14</c>.</summary>
    public abstract string ExtensionAttribute14 { get; }

    /// <summary><c>extensionAttribute15</c>.</summary>
    public abstract string ExtensionAttribute15 { get; }
}
